import { closesAfter, eventLine, hiddenDemandLine, type EventLine } from '@titian/contract'
import { officerNames, type DemandAnswer } from '@titian/read-models'
import type { Transaction } from 'kysely'
import { naming } from '../accounts/holder.ts'
import { names } from '../enterprises/shown-event.ts'
import type { Moment } from '../question.ts'
import type { Shell } from '../shell.ts'
import { isBlindDraw } from './blind-draw.ts'
import { ownWords } from './own-words.ts'

export interface DemandHistory {
  readonly events: readonly EventLine[]
  /** Where the demand is hidden from a unit that set the next step itself. */
  readonly ownNextAction: string | null
}

/** 办理记录, with people by the names that the bureau knows; of what is secret a unit reads its own words. */
export async function historyOf(
  shell: Shell,
  db: Transaction<unknown>,
  found: DemandAnswer,
  moment: Moment,
): Promise<DemandHistory> {
  const events = found.events.filter((line) => !isBlindDraw(line))
  const own = found.line.text === null ? await ownWords(shell, found, moment) : undefined
  const actors = events.map(({ actor }) => actor)
  const nameOf = await naming(db, moment.journal, actors)
  const assigned = events.flatMap(({ event }) => (event.type === 'DemandAssigned' ? [event.data.officer] : []))
  const called = await officerNames(db, assigned, moment)
  const told = {
    ...names,
    officer: (officer: string) => (called.has(officer) ? `${called.get(officer)}（${officer}）` : officer),
  }
  return {
    events: events.map(({ event, actor, ...recorded }) => ({
      ...recorded,
      actor: nameOf(actor),
      type: event.type,
      summary:
        own && !own.positions.has(recorded.position)
          ? hiddenDemandLine(event.type)
          : `${eventLine(event, told)}${closesAfter(event, moment.asOf)}`,
    })),
    ownNextAction: own?.nextAction ?? null,
  }
}
