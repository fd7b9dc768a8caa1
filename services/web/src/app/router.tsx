import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  retainSearchParams,
  useMatches,
} from '@tanstack/react-router'
import { accessesSearch } from '../accesses/accesses-search.ts'
import { assignmentsSearch } from '../assignments/assignments-search.ts'
import { callBacksSearch } from '../call-backs/call-backs-search.ts'
import { demandsSearch } from '../demands/demands-search.ts'
import { checksSearch } from '../checks/checks-search.ts'
import { dutiesSearch } from '../duties/duties-search.ts'
import { enterprisesSearch, enterpriseSearch } from '../enterprises/enterprises-search.ts'
import { figureSearch } from '../figures/figure-search.ts'
import { importSearch } from '../imports/import-search.ts'
import { Gate } from '../session/Gate.tsx'
import { monthlyReportSearch } from '../monthly-report/monthly-report-search.ts'
import { serviceSearch } from '../service/service-search.ts'
import { myWorkSearch } from '../my-work/my-work-search.ts'
import { targetsSearch } from '../targets/targets-search.ts'
import { templatesSearch } from '../templates/templates-search.ts'
import { inTimeOf, type InTime } from '../time/in-time.ts'
import { visitsSearch } from '../visits/visits-search.ts'
import { Crashed, NoPage } from './LostPages.tsx'
import { Shell } from './Shell.tsx'
import { readAddress, text, writeAddress, type Typed } from './address.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page counts as of a day: it gets the header with 统计截至. */
    inTime?: boolean
    /** Whoever has the link opens it, signed in or not. */
    open?: boolean
  }
  interface Register {
    router: typeof router
  }
}

/** Carried from page to page: the day, what was known, and the units left out of the whole (含/不含汝州). */
interface Everywhere extends InTime {
  readonly without?: string | undefined
}

const root = createRootRoute({
  validateSearch: (search: Typed): Everywhere => ({
    ...inTimeOf(search),
    without: text(search['without'], /^\d{6}(,\d{6})*$/),
  }),
  search: { middlewares: [retainSearchParams(['asOf', 'knownAt', 'without'])] },
  component: Frame,
  notFoundComponent: NoPage,
  errorComponent: Crashed,
})

function Frame() {
  const isOpen = useMatches({ select: (matches) => matches.some((match) => match.staticData.open === true) })
  if (isOpen) return <Outlet />
  return (
    <Gate>
      <Shell />
    </Gate>
  )
}

const inTime = { staticData: { inTime: true } }

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    ...inTime,
    validateSearch: targetsSearch,
    component: lazyRouteComponent(() => import('../targets/TargetsPage.tsx'), 'TargetsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/figures/$code',
    ...inTime,
    validateSearch: figureSearch,
    component: lazyRouteComponent(() => import('../figures/FigurePage.tsx'), 'FigurePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/enterprises',
    ...inTime,
    validateSearch: enterprisesSearch,
    component: lazyRouteComponent(() => import('../enterprises/EnterprisesPage.tsx'), 'EnterprisesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/enterprises/$uscc',
    ...inTime,
    validateSearch: enterpriseSearch,
    component: lazyRouteComponent(() => import('../enterprises/EnterprisePage.tsx'), 'EnterprisePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/assignments',
    ...inTime,
    validateSearch: assignmentsSearch,
    component: lazyRouteComponent(() => import('../assignments/AssignmentsPage.tsx'), 'AssignmentsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/my-work',
    validateSearch: myWorkSearch,
    component: lazyRouteComponent(() => import('../my-work/MyWorkPage.tsx'), 'MyWorkPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/visits',
    ...inTime,
    validateSearch: visitsSearch,
    component: lazyRouteComponent(() => import('../visits/VisitLogPage.tsx'), 'VisitLogPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/demands',
    ...inTime,
    validateSearch: demandsSearch,
    component: lazyRouteComponent(() => import('../demands/DemandsPage.tsx'), 'DemandsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/demands/$demand',
    ...inTime,
    component: lazyRouteComponent(() => import('../demands/DemandPage.tsx'), 'DemandPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/call-backs',
    ...inTime,
    validateSearch: callBacksSearch,
    component: lazyRouteComponent(() => import('../call-backs/CallBacksPage.tsx'), 'CallBacksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/working-calendar',
    component: lazyRouteComponent(() => import('../working-calendar/WorkingCalendarPage.tsx'), 'WorkingCalendarPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/confirm/$secret',
    staticData: { open: true },
    component: lazyRouteComponent(() => import('../confirm/ConfirmPage.tsx'), 'ConfirmPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/checks',
    ...inTime,
    validateSearch: checksSearch,
    component: lazyRouteComponent(() => import('../checks/ChecksPage.tsx'), 'ChecksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/duties',
    ...inTime,
    validateSearch: dutiesSearch,
    component: lazyRouteComponent(() => import('../duties/DutiesPage.tsx'), 'DutiesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports',
    component: lazyRouteComponent(() => import('../imports/ImportsPage.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports/$importId',
    validateSearch: importSearch,
    component: lazyRouteComponent(() => import('../imports/ImportPage.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/templates',
    validateSearch: templatesSearch,
    component: lazyRouteComponent(() => import('../templates/TemplatesPage.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/review',
    component: lazyRouteComponent(() => import('../review/ReviewPage.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/service',
    ...inTime,
    validateSearch: serviceSearch,
    component: lazyRouteComponent(() => import('../service/ServicePage.tsx'), 'ServicePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/monthly-report',
    ...inTime,
    validateSearch: monthlyReportSearch,
    component: lazyRouteComponent(() => import('../monthly-report/MonthlyReportPage.tsx'), 'MonthlyReportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts',
    component: lazyRouteComponent(() => import('../accounts/AccountsPage.tsx'), 'AccountsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accesses',
    validateSearch: accessesSearch,
    component: lazyRouteComponent(() => import('../accesses/AccessesPage.tsx'), 'AccessesPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch: readAddress,
  stringifySearch: writeAddress,
  defaultErrorComponent: Crashed,
  defaultPreload: 'intent',
  scrollRestoration: true,
})
