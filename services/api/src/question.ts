import type { EdgeRefusal } from '@titian/contract'
import { isDay, type CalendarRefusal } from '@titian/domain'
import {
  isOfficer,
  officersOf,
  ownFirmsOf,
  readModels,
  unitsByName,
  unitsInSight,
  withScope,
  type Principal,
} from '@titian/read-models'
import { sql, type Transaction } from 'kysely'
import { businessDay } from './calendar/business-day.ts'
import { passedPositions } from './changes/passed-position.ts'
import { principalOf } from './sessions/signed-in.ts'
import type { Shell } from './shell.ts'

/** As of when a question is asked, in both times, and how far what it counts has come. */
export interface Moment {
  readonly journal: string
  readonly asOf: string
  /** Absent: as known now. */
  readonly known: number | undefined
  readonly knownAt: { readonly position: number; readonly instant: string }
  readonly positions: Readonly<Record<string, number>>
  /** Streams whose events could not be counted. */
  readonly missing: number
  /** The units in sight of whoever asks; absent: all. */
  readonly units: readonly string[] | undefined
  /** The officers (编号) that whoever asks is, where that counts for what is asked. */
  readonly officers: readonly string[]
  /** The firms (enterprise streams) that they look after: in sight whole, in whatever unit they lie. */
  readonly ownFirms: readonly string[]
  /** Those that they looked after on the day asked for and no more: in sight up to that day. */
  readonly formerFirms: readonly string[]
  /** Units whose other firms may be found, by name only. */
  readonly unitsByName: readonly string[]
}

interface InTime {
  readonly asOf?: string
  readonly knownAt?: string
  /** The guard has waited for it. */
  readonly after?: number
}

type Question<Answer> = (db: Transaction<unknown>, moment: Moment) => Promise<Answer>

/**
 * Asks the read models within what the principal may see, all of it in one moment of the database. The day defaults to the business day, never to the clock.
 */
export function ask<Answer>(
  shell: Shell,
  request: { readonly query: InTime },
  question: Question<Answer>,
): Promise<Answer | EdgeRefusal | CalendarRefusal> {
  return askAs(shell, principalOf(request), request.query, question)
}

/** The same for a command, which asks what is now before it decides. */
export async function askAs<Answer>(
  shell: Shell,
  principal: Principal,
  { asOf, knownAt }: InTime,
  question: Question<Answer>,
): Promise<Answer | EdgeRefusal | CalendarRefusal> {
  if (asOf !== undefined && !isDay(asOf)) return { refused: 'NotADay', day: asOf }
  const known = knownAt === undefined ? undefined : readKnownAt(knownAt)
  if (known === null) return { refused: 'KnownAtUnreadable' }
  return withScope(shell.db, principal, async (db) => {
    const moment = await momentOf(db, shell, known)
    const { day: today } = await businessDay(db, shell.journal)
    const days = { asOf: asOf ?? today, today }
    return question(db, {
      ...moment,
      asOf: days.asOf,
      units: unitsInSight(principal),
      ...(await lookedAfter(db, principal, { ...moment, ...days })),
    })
  })
}

/** What officers see beside whole units. Other grants of theirs neither widen it nor are widened by it. */
async function lookedAfter(
  db: Transaction<unknown>,
  principal: Principal,
  moment: Pick<Moment, 'journal' | 'known' | 'asOf'> & { readonly today: string },
): Promise<Pick<Moment, 'officers' | 'ownFirms' | 'formerFirms' | 'unitsByName'>> {
  if (!principal.grants.some(isOfficer)) return { officers: [], ownFirms: [], formerFirms: [], unitsByName: [] }
  const officers = await officersOf(db, moment.journal, principal.account)
  return { officers, ...(await ownFirmsOf(db, officers, moment)), unitsByName: unitsByName(principal) }
}

async function momentOf(
  db: Transaction<unknown>,
  { journal, clock }: Shell,
  asked: number | Date | undefined,
): Promise<Pick<Moment, 'journal' | 'known' | 'knownAt' | 'positions' | 'missing'>> {
  const { lowest, highest } = await passedPositions(db, journal)
  const wanted = asked instanceof Date ? await positionAt(db, journal, asked) : (asked ?? lowest)
  const position = Math.min(wanted, lowest)
  const instant = asked instanceof Date ? asked : await recordedAt(db, journal, position)
  return {
    journal,
    known: asked === undefined && lowest === highest ? undefined : position,
    knownAt: { position, instant: (instant ?? clock()).toISOString() },
    positions: { [journal]: position },
    missing: await missingStreams(db, journal),
  }
}

/** Null where it is neither an instant nor a position. */
function readKnownAt(text: string): number | Date | null {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : undefined
  return instant && !Number.isNaN(instant.getTime()) ? instant : null
}

async function positionAt(db: Transaction<unknown>, journal: string, instant: Date): Promise<number> {
  const { rows } = await sql<{ position: number }>`select position_at(${journal}, ${instant}) as position`.execute(db)
  return rows[0]?.position ?? 0
}

async function recordedAt(db: Transaction<unknown>, journal: string, position: number): Promise<Date | undefined> {
  const { rows } = await sql<{ recorded_at: Date }>`
    select recorded_at from event where journal = ${journal} and position = ${position}`.execute(db)
  return rows[0]?.recorded_at
}

async function missingStreams(db: Transaction<unknown>, journal: string): Promise<number> {
  const { rows } = await sql<{ missing: number }>`
    select count(distinct key) as missing
    from quarantine
    where journal = ${journal} and follower = any(${readModels.map(({ name }) => name)})`.execute(db)
  return rows[0]?.missing ?? 0
}
