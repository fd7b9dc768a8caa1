import type { Work } from '../session/session.ts'
import { words } from '../words/words.ts'

type Page =
  | '/'
  | '/my-work'
  | '/enterprises'
  | '/assignments'
  | '/visits'
  | '/demands'
  | '/call-backs'
  | '/checks'
  | '/duties'
  | '/imports'
  | '/templates'
  | '/review'
  | '/service'
  | '/monthly-report'
  | '/working-calendar'
  | '/accounts'
  | '/accesses'

interface PageOfMenu {
  readonly to: Page
  readonly name: string
  readonly for: Work
  /** Whoever has no use for it in the menu may still come by a link, and is shown what he may see. */
  readonly open?: true
}

/** The menu, in its order. */
export const pages: readonly PageOfMenu[] = [
  { to: '/', name: words.app.pages.targets, for: 'seeFigures', open: true },
  { to: '/my-work', name: words.app.pages.myWork, for: 'seeWork' },
  { to: '/enterprises', name: words.app.pages.enterprises, for: 'seeEnterprises' },
  { to: '/visits', name: words.app.pages.visits, for: 'seeVisits' },
  { to: '/demands', name: words.app.pages.demands, for: 'seeDemands' },
  { to: '/call-backs', name: words.app.pages.callBacks, for: 'callBack' },
  { to: '/assignments', name: words.app.pages.assignments, for: 'seeAssignments' },
  { to: '/checks', name: words.app.pages.checks, for: 'seeChecks' },
  { to: '/duties', name: words.app.pages.duties, for: 'seeDuties' },
  { to: '/imports', name: words.app.pages.imports, for: 'importLists' },
  { to: '/templates', name: words.app.pages.templates, for: 'useTemplates' },
  { to: '/review', name: words.app.pages.review, for: 'review' },
  { to: '/service', name: words.app.pages.service, for: 'seeFigures' },
  { to: '/monthly-report', name: words.app.pages.monthlyReport, for: 'seeFigures' },
  { to: '/working-calendar', name: words.app.pages.workingCalendar, for: 'setWorkingDays', open: true },
  { to: '/accounts', name: words.app.pages.accounts, for: 'seeAccounts' },
  { to: '/accesses', name: words.app.pages.accesses, for: 'audit' },
]

/** The page of the menu to which an address belongs. */
export function pageAt(path: string): PageOfMenu | undefined {
  return pages.find(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
}
