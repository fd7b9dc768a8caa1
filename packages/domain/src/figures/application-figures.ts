import { yearOf, type Day } from '../day.ts'
import { applicationStages, type ApplicationStage } from '../enterprises/event.ts'
import type { History } from '../enterprises/history.ts'
import type { FigureDefinition } from './definition.ts'
import { happened, held } from './fact.ts'

interface Step {
  readonly stage: ApplicationStage
  readonly on: Day
  readonly why: readonly number[]
}

/** One firm's 高企申报 of one year: the first day on which it reached each stage. */
export interface Application {
  readonly year: number
  readonly route?: 'first' | 'renewed'
  readonly steps: readonly Step[]
}

interface Draft {
  route?: 'first' | 'renewed'
  readonly steps: Map<ApplicationStage, Step>
}

export function applicationsOf(history: History): readonly Application[] {
  const found = new Map<number, Draft>()
  for (const { statement, occurredOn, versions } of history.standing) {
    if (statement.type !== 'HighTechApplicationAdvanced') continue
    const { stage, route } = statement.data
    const year = yearOf(occurredOn)
    const application: Draft = found.get(year) ?? { steps: new Map() }
    if (route) application.route = route
    if (!application.steps.has(stage)) application.steps.set(stage, { stage, on: occurredOn, why: versions })
    found.set(year, application)
  }
  return [...found].map(([year, { route, steps }]) => ({
    year,
    ...(route ? { route } : {}),
    steps: [...steps.values()].toSorted(
      (a, b) => applicationStages.indexOf(a.stage) - applicationStages.indexOf(b.stage),
    ),
  }))
}

export const applicationFigures: readonly FigureDefinition[] = [
  {
    code: 'applications',
    name: '高企申报企业数',
    kind: 'flow',
    formula: '期内开始申报高新技术企业的企业户数',
    note: '以申报进度表中最早的环节为准，一户一年计一次。',
    version: 1,
    facts: ({ history }) =>
      applicationsOf(history).flatMap(({ steps, route }) => {
        const first = [...steps].toSorted((a, b) => (a.on < b.on ? -1 : 1))[0]
        return first ? [happened(history, 'applications', first.on, first.why, route)] : []
      }),
  },
  {
    code: 'applications.steps',
    name: '高企申报环节',
    kind: 'flow',
    formula: '期内完成的申报环节数',
    note: '拟申报、县区联审、市推荐、专家评审、公示，各环节计一次。',
    version: 1,
    facts: ({ history }) =>
      applicationsOf(history).flatMap(({ steps }) =>
        steps.map(({ stage, on, why }) => happened(history, 'applications.steps', on, why, stage)),
      ),
  },
  {
    code: 'applications.recommended',
    name: '高企推荐数',
    kind: 'flow',
    formula: '期内由市推荐申报首次认定的企业户数',
    note: '认定公布之前，以推荐数对照目标数 ÷ 往年通过率。',
    version: 1,
    facts: ({ history }) =>
      applicationsOf(history).flatMap(({ steps, route }) =>
        route === 'renewed'
          ? []
          : steps
              .filter(({ stage }) => stage === 'city-recommended')
              .map(({ on, why }) => happened(history, 'applications.recommended', on, why)),
      ),
  },
  {
    code: 'applications.open',
    name: '在途高企申报',
    kind: 'stock',
    formula: '已开始申报、尚未公示的企业户数',
    note: '自最早的环节起，至公示之日止；12 月 31 日后不再列为在途。',
    version: 1,
    facts: ({ history }) =>
      applicationsOf(history).flatMap(({ year, steps }) => {
        const days = steps.map(({ on }) => on).toSorted()
        const from = days[0]
        if (!from) return []
        const publicised = steps.find(({ stage }) => stage === 'publicised')
        const to = publicised?.on ?? `${year + 1}-01-01`
        const last = steps.at(-1)
        return from < to ? held(history, 'applications.open', { from, to }, last?.why ?? [], last?.stage) : []
      }),
  },
]
