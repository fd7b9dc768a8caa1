import type { ProblemRefusal } from '@titian/contract'
import {
  decideDuty,
  dutiesIn,
  dutiesStream,
  dutyTable,
  dutyTableStream,
  isRefused,
  withoutConcerned,
  type Duty,
  type DutyCommand,
  type SaidDone,
} from '@titian/domain'
import { dutyEventOf, dutyTableEventOf, firmsByCode, isListed, type CodedFirm } from '@titian/read-models'
import type { RecordedEvent } from '@titian/event-store'
import { sql } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import type { Decision } from '../command.ts'
import type { Shell } from '../shell.ts'
import type { Who } from '../who.ts'

interface At {
  readonly firm: CodedFirm
  readonly duty: Duty
  readonly today: string
}

/** What comes of a person's word on one firm's duty: of its unit, or its officer. A firm out of sight is not there. */
export async function decideOnDuty(
  shell: Shell,
  who: Who,
  { uscc, duty: code, year }: { readonly uscc: string; readonly duty: string; readonly year: number },
  command: (at: At) => DutyCommand,
): Promise<Decision | ProblemRefusal> {
  const { db, store, journal } = shell
  const { day: today } = await businessDay(db, journal)
  const firm = (await firmsByCode(db, [uscc], { journal, asOf: today, known: undefined })).get(uscc)
  if (!firm || !(await isTheirs(shell, who, firm))) return { refused: 'FirmUnknown', uscc }
  const table = dutyTable((await store.readStream(journal, dutyTableStream)).map(dutyTableEventOf))
  const duty = dutiesIn(table, year).find((line) => line.duty === code)
  if (!duty) return { refused: 'DutyUnknown', duty: code }
  const streams = await store.readStreams(journal, firm.codes.map(dutiesStream))
  const said = new Map(firm.codes.map((each) => [dutiesStream(each), streams.get(dutiesStream(each)) ?? []] as const))
  const told = command({ firm, duty, today })
  const decided = decideDuty(told, [...said.values()].flatMap(standingIn))
  if (isRefused(decided)) return decided
  const events =
    told.type === 'MarkDutyDone'
      ? decided.map((event) => ({ stream: dutiesStream(firm.uscc), ...event, occurredOn: told.on }))
      : [...said].flatMap(([stream, lines]) => {
          // A firm of several codes may have been marked under each.
          const standing = standingIn(lines).filter((each) => each.duty === code && each.year === year)
          const concerns = standing.map(({ version }) => version)
          const data = { concerns, reason: told.reason }
          return concerns.length === 0 ? [] : [{ stream, type: 'StatementWithdrawn', data, occurredOn: today }]
        })
  return {
    events: events.map((event) => ({ ...event, schema: 1 })),
    expect: [...said].map(([stream, lines]) => ({ stream, version: lines.at(-1)?.version ?? 0 })),
  }
}

function standingIn(lines: readonly RecordedEvent[]): readonly SaidDone[] {
  let standing: readonly SaidDone[] = []
  for (const line of lines) {
    const event = dutyEventOf(line)
    if (event.type === 'StatementWithdrawn') standing = withoutConcerned(standing, event)
    else {
      const { duty, year } = event.data
      const { version, occurredOn: on, meta } = line
      standing = [...standing, { version, on, duty, year, byPerson: !isListed(meta) }]
    }
  }
  return standing
}

async function isTheirs({ db, journal }: Shell, who: Who, { unit, uscc }: CodedFirm): Promise<boolean> {
  if (who.units === undefined || who.units.includes(unit)) return true
  if (who.ownFirms.length === 0) return false
  const { rows } = await sql`
    select from enterprise_code_1
    where journal = ${journal} and code = ${uscc} and stream = any(${[...who.ownFirms]}) and upper_inf(known)`.execute(
    db,
  )
  return rows.length > 0
}
