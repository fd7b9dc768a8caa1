import { closed, Uuid, type ProblemRefusal } from '@titian/contract'
import { checkDecider, checkStream, isRefused, type Check, type CheckCommand, type CheckEvent } from '@titian/domain'
import { checkEventOf, firmsByCode } from '@titian/read-models'
import { sql } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import type { Decision } from '../command.ts'
import type { Shell } from '../shell.ts'
import { actsForOthers, type Who } from '../who.ts'

export const checkId = closed({ check: Uuid })

type Standing = Exclude<Check, { readonly status: 'absent' }>
type Raised = Extract<CheckEvent, { readonly type: 'CheckRaised' }>['data']

/** A check that somebody may see, as the log says now. */
export interface CheckAtHand {
  readonly stream: string
  readonly version: number
  readonly check: Standing
  readonly raised: Raised
  /** The account that typed the last record. */
  readonly recordedFrom: string | undefined
  /** The names under which whoever asks may act: his own among the two, or both where he acts for their unit. */
  readonly as: readonly string[]
  /** Planner, or county staff of the firm's unit. */
  readonly acts: boolean
  readonly today: string
}

const unknown: ProblemRefusal = { refused: 'CheckUnknown' }

/** What one may not see is not there: planners see all, a county its unit's, officers those they are named in and their firms'. */
export async function checkAtHand(shell: Shell, who: Who, id: string): Promise<CheckAtHand | ProblemRefusal> {
  const { db, store, journal } = shell
  const stream = checkStream(id)
  const lines = await store.readStream(journal, stream)
  const events = lines.map(checkEventOf)
  const check = events.reduce(checkDecider.evolve, checkDecider.initialState)
  const raised = events.find((event) => event.type === 'CheckRaised')?.data
  if (check.status === 'absent' || !raised) return unknown
  const { day: today } = await businessDay(db, journal)
  const acts = who.grants.some(actsForOthers) && (await isInUnits(shell, who, raised.uscc, today))
  const own = check.who.filter((each) => each === who.account || who.officers.includes(each))
  if (!acts && own.length === 0 && !(await isOwnFirm(shell, who, raised.uscc))) return unknown
  const recorded = lines.findLast(({ type }) => type === 'CheckRecorded')
  return {
    stream,
    version: lines.at(-1)?.version ?? 0,
    check,
    raised,
    recordedFrom: check.status === 'recorded' ? recorded?.actor : undefined,
    as: acts ? check.who : own,
    acts,
    today,
  }
}

async function isInUnits({ db, journal }: Shell, { units }: Who, uscc: string, today: string): Promise<boolean> {
  if (units === undefined) return true
  const firm = (await firmsByCode(db, [uscc], { journal, asOf: today, known: undefined })).get(uscc)
  return units.includes(firm?.unit ?? 'unknown')
}

async function isOwnFirm({ db, journal }: Shell, { ownFirms }: Who, uscc: string): Promise<boolean> {
  if (ownFirms.length === 0) return false
  const { rows } = await sql`
    select from enterprise_code_1
    where journal = ${journal} and code = ${uscc} and stream = any(${[...ownFirms]}) and upper_inf(known)`.execute(db)
  return rows.length > 0
}

/** What a command to a check comes to, by whoever may give it. */
export async function decideCheck(
  shell: Shell,
  who: Who,
  id: string,
  {
    command,
    by,
  }: { readonly by: 'acting' | 'one-of-the-two'; readonly command: (at: CheckAtHand) => CheckCommand | ProblemRefusal },
): Promise<Decision | ProblemRefusal> {
  const at = await checkAtHand(shell, who, id)
  if ('refused' in at) return at
  if (by === 'acting' ? !at.acts : at.as.length === 0 && !at.acts) return { refused: 'CheckOfOthers' }
  const said = command(at)
  if ('refused' in said) return said
  const decided = checkDecider.decide(said, at.check)
  if (isRefused(decided)) return decided
  const on = said.type === 'RecordCheck' ? said.on : at.today
  const ends = decided.some(({ type }) => type === 'CheckConcluded' || type === 'CheckDropped')
  return {
    events: decided.map((event) => ({ stream: at.stream, ...event, schema: 1, occurredOn: on })),
    expect: [{ stream: at.stream, version: at.version }],
    // Another may be raised of the firm and year.
    ...(ends ? { releases: [checkKey(at.raised)] } : {}),
  }
}

/** A firm has one running check a year. */
export function checkKey({ uscc, year }: Pick<Raised, 'uscc' | 'year'>): string {
  return `check:${uscc}:${year}`
}
