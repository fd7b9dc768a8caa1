import type { Day } from '../day.ts'
import { courseOf, isOpen, type DemandStep, type NumberedFact } from './demand.ts'

export const demandMoments = [
  'raised',
  'open',
  'answered',
  'closed',
  'confirmed',
  'verified',
  'overturned',
  'reopened',
] as const
/** 提出, 在办, 已答复, 办结, 企业确认, 回访核实, 核实推翻, 重开: what figures ask of a demand, each by itself. */
export type DemandMoment = (typeof demandMoments)[number]

/** What makes a demand count: a day, or days up to, not including, `to`. `why` are versions of its stream. */
export interface DemandFigureFact {
  readonly moment: DemandMoment
  /** The closing code of `closed`; empty where a list closed it: 清单未载明. */
  readonly key: string
  readonly uscc?: string
  readonly from: Day
  readonly to?: Day
  readonly why: readonly number[]
}

/** Every fact of one demand. Being open and being closed last until the other begins; all else happens on a day. */
export function demandFactsOf(facts: readonly NumberedFact[]): readonly DemandFigureFact[] {
  const course = courseOf(facts)
  const [first] = course
  const last = course.at(-1)
  if (!first || !last) return []
  const { uscc } = last.demand.content
  const firm = uscc === undefined ? {} : { uscc }
  // The day of raising may have been amended since.
  const raisedOn = last.demand.raisedOn
  const on = (moment: DemandMoment, { on: day, versions }: Pick<DemandStep, 'on' | 'versions'>, key = '') =>
    ({ moment, key, ...firm, from: day, why: versions }) satisfies DemandFigureFact
  return [
    on('raised', { on: raisedOn, versions: first.versions }),
    ...stretchesOf(course).map(({ open, steps: [begun], to }) => ({
      ...on(open ? 'open' : 'closed', begun, open ? '' : (begun.demand.closing?.code ?? '')),
      ...(open && begun === first ? { from: raisedOn } : {}),
      ...(to === undefined ? {} : { to }),
    })),
    ...course.flatMap((step) => {
      const { event } = step
      switch (event?.type) {
        case 'DemandAnswered':
          return [on('answered', step)]
        case 'DemandConfirmed':
          return event.data.verdict === 'not-solved' ? [] : [on('confirmed', step, event.data.verdict)]
        case 'DemandVerified':
          return [on('verified', step), ...(event.data.upheld ? [] : [on('overturned', step)])]
        case 'DemandReopened':
          return [on('reopened', step)]
        default:
          return []
      }
    }),
  ]
}

interface Stretch {
  readonly open: boolean
  readonly steps: readonly [DemandStep, ...DemandStep[]]
  readonly to?: Day
}

/** The course cut where the demand is closed or opened again. One that lasts no day is left out. */
function stretchesOf(course: readonly DemandStep[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const step of course) {
    const open = isOpen(step.demand)
    const last = stretches.at(-1)
    if (last?.open === open) continue
    if (last) stretches[stretches.length - 1] = { ...last, to: step.on }
    stretches.push({ open, steps: [step] })
  }
  return stretches.filter(({ steps: [begun], to }) => to === undefined || begun.on < to)
}
