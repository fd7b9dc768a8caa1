import { demandCategories, type AmendVisit, type LogVisit, type VisitShown } from '@titian/contract'

/** What both forms hold of a visit; an emptied field is undefined or empty. */
export interface VisitDraft {
  readonly on: string
  readonly mode: LogVisit['mode']
  readonly purposes?: NonNullable<LogVisit['purposes']> | undefined
  readonly results?: NonNullable<LogVisit['results']> | undefined
  readonly note?: string | undefined
  readonly campaign?: string | undefined
  readonly nextVisitOn?: string | undefined
  readonly solved?: boolean | undefined
  readonly solvedText?: string | undefined
  readonly solvedCategory?: NonNullable<NonNullable<LogVisit['solvedOnTheSpot']>['category']> | undefined
  readonly employees?: number | null | undefined
  readonly revenue?: number | null | undefined
  readonly research?: number | null | undefined
  readonly year?: number | null | undefined
}

type Said = Omit<LogVisit, 'firms' | 'demands' | 'officers' | 'companions' | 'met'>

/** What a draft says, without what is empty in it. */
export function saidIn(draft: VisitDraft): Said {
  const { on, mode, purposes = [], results = [], note, campaign, nextVisitOn } = draft
  const findings = findingsIn(draft)
  const solvedOnTheSpot = solvedIn(draft)
  const text = note?.trim() ?? ''
  return {
    on,
    mode,
    ...(purposes.length > 0 ? { purposes } : {}),
    ...(results.length > 0 ? { results } : {}),
    ...(text === '' ? {} : { note: text }),
    ...(campaign ? { campaign } : {}),
    ...(nextVisitOn ? { nextVisitOn } : {}),
    ...(findings ? { findings } : {}),
    ...(solvedOnTheSpot ? { solvedOnTheSpot } : {}),
  }
}

function findingsIn({ employees, revenue, research, year }: VisitDraft): Said['findings'] {
  const told = { ...known({ employees }), ...known({ revenue }), ...known({ research }) }
  return Object.keys(told).length === 0 ? undefined : { ...told, ...known({ year }) }
}

function solvedIn({ solved, solvedText, solvedCategory }: VisitDraft): Said['solvedOnTheSpot'] {
  if (solved !== true) return undefined
  const text = solvedText?.trim() ?? ''
  return { ...(text === '' ? {} : { text }), ...(solvedCategory ? { category: solvedCategory } : {}) }
}

function known<Field extends string>(
  field: Readonly<Record<Field, number | null | undefined>>,
): Partial<Record<Field, number>> {
  const told: Partial<Record<Field, number>> = {}
  for (const name in field) {
    const value = field[name]
    if (value !== null && value !== undefined) told[name] = value
  }
  return told
}

export function draftOf(visit: VisitShown): VisitDraft {
  const { on, mode, purposes, results, note, campaign, nextVisitOn, findings, solvedOnTheSpot } = visit
  return {
    on,
    mode,
    purposes,
    results,
    note: note ?? undefined,
    campaign: campaign ?? undefined,
    nextVisitOn: nextVisitOn ?? undefined,
    solved: solvedOnTheSpot !== undefined,
    solvedText: solvedOnTheSpot?.text,
    solvedCategory: demandCategories.find((category) => category === solvedOnTheSpot?.category),
    ...findings,
  }
}

const amendable = [
  'mode',
  'purposes',
  'results',
  'note',
  'campaign',
  'nextVisitOn',
  'findings',
  'solvedOnTheSpot',
] as const

/** The fields that read otherwise now; an emptied one is null. */
export function changesIn(visit: VisitShown, draft: VisitDraft): AmendVisit['changes'] {
  const [then, now] = [saidIn(draftOf(visit)), saidIn(draft)]
  const changed = amendable.filter((field) => JSON.stringify(then[field]) !== JSON.stringify(now[field]))
  return Object.fromEntries(changed.map((field) => [field, now[field] ?? null]))
}
