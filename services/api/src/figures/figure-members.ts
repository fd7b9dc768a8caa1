import type { FigureMember } from '@titian/contract'
import { findCounted, growthBase, type FigureWords } from '@titian/domain'
import {
  countByUnit,
  eventsAt,
  firmsOf,
  membersOf,
  recordEventsAt,
  recordNames,
  unitsAsked,
  type FigureAsked,
} from '@titian/read-models'
import type { Transaction } from 'kysely'
import { naming } from '../accounts/holder.ts'
import { shownEvent, shownRecord } from '../enterprises/shown-event.ts'
import type { AskedFigure } from './asked-figure.ts'

type Counted = Pick<FigureWords, 'code'> & { readonly kind: 'stock' | 'flow' }

/** The figure whose facts are the members: its own, or that of the figure whose 同比 it is. 净增 has none of its own. */
export function countedFigure({ words }: AskedFigure): Counted | undefined {
  return findCounted(growthBase(words.code) ?? words.code)
}

/** How many members there are: as many as the figure says. */
export async function countMembers(db: Transaction<unknown>, figure: Counted, asked: FigureAsked): Promise<number> {
  const counts = await countByUnit(db, figure, asked.period, { ...asked, units: unitsAsked(asked) })
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

export interface Page {
  readonly items: FigureMember[]
  readonly next: string | null
}

/** The firms behind a figure, and of each the events that made it count. */
export async function pageOfMembers(
  db: Transaction<unknown>,
  figure: Counted,
  asked: FigureAsked,
  { cursor, limit }: { readonly cursor: string | undefined; readonly limit: number },
): Promise<Page> {
  const scoped = { ...asked, units: unitsAsked(asked) }
  const rows = await membersOf(db, figure, asked.period, scoped, { after: cursor, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const streams = page.map(({ stream }) => stream)
  const firms = await firmsOf(db, streams, asked)
  const positions = [...new Set(page.flatMap(({ why }) => why))]
  const events = await eventsAt(db, positions, asked)
  const records = await recordEventsAt(db, positions, asked)
  const named = await recordNames(db, streams, asked)
  const lines = [...events.values(), ...records.values()]
  const nameOf = await naming(
    db,
    asked.journal,
    lines.map(({ actor }) => actor),
  )
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(({ stream, unit, from, why }) => ({
      uscc: (firms.get(stream) ?? named.get(stream))?.uscc ?? '',
      name: (firms.get(stream) ?? named.get(stream))?.name ?? '',
      unit,
      on: figure.kind === 'flow' ? from : null,
      why: why.flatMap((position) => {
        const event = events.get(position)
        const record = records.get(position)
        const shown = event ? shownEvent(event) : record && shownRecord(record)
        return shown ? [{ ...shown, actor: nameOf(shown.actor) }] : []
      }),
    })),
    next: last?.place ?? null,
  }
}
