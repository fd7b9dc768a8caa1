import {
  evolve,
  historyOf,
  isRevision,
  noStatements,
  normaliseCreditCode,
  plusDays,
  statementFields,
  type Day,
  type EnterpriseEvent,
  type EnterpriseRecord,
  type FieldValue,
  type Revision,
  type Standing,
  type Statement,
} from '@titian/domain'
import { sql, type QueryExecutorProvider } from 'kysely'
import type { Asked } from '../figures/figure-counts.ts'
import { listOf } from '../log/list-of.ts'
import { copiedFrom, type CopiedFrom } from './copied-from.ts'
import { recordsOfFirm, type RecordItem } from './firm-records.ts'
import { readRecordedAt, readRecordedByCode, type Recorded, type RecordedLine } from './recorded-lines.ts'
import { sightOf, type Seeing } from './sight.ts'

/** One event of a firm, for people to read: a statement as it reads now, or what was said of statements. */
export interface TimelineItem {
  readonly stream: string
  readonly position: number
  readonly version: number
  /** A statement with all corrections in it; a revision as it was made. */
  readonly event: EnterpriseEvent
  /** The day on which it was true, as it reads now. */
  readonly occurredOn: Day
  readonly recordedAt: string
  readonly actor: string
  readonly list: { readonly importId: string; readonly row: number; readonly title: string } | null
  /** Where it was recorded first, when it came here by merging two records of one firm. */
  readonly mergedFrom?: Pick<CopiedFrom, 'uscc' | 'actor' | 'recordedAt'>
  readonly withdrawn: boolean
  readonly corrected: boolean
  /** What a correction found: the statement as it read until then. */
  readonly before?: Reading
  /** What a person may correct of a statement that stands; `was` where it read otherwise when it was made. */
  readonly fields: readonly TimelineField[]
}

type Reading = Pick<Standing, 'statement' | 'occurredOn'>

export interface TimelineField {
  readonly field: string
  readonly value: FieldValue
  readonly was?: FieldValue
}

/**
 * Everything that is known of a firm, newest first, whatever day it is asked of: what was said later of an earlier day
 * counts too. Units see the events of the days on which they answered for it. Undefined where they never did.
 */
export async function timelineOf(
  db: QueryExecutorProvider,
  uscc: string,
  asked: Pick<Asked, 'journal' | 'known'> & Seeing,
): Promise<readonly TimelineItem[] | undefined> {
  return (await firmTimeline(db, uscc, asked))?.said
}

interface FirmTimeline {
  /** What lists and people state of the firm. */
  readonly said: readonly TimelineItem[]
  readonly recorded: Recorded
}

async function firmTimeline(
  db: QueryExecutorProvider,
  uscc: string,
  asked: Pick<Asked, 'journal' | 'known'> & Seeing,
): Promise<FirmTimeline | undefined> {
  const recorded = await readRecordedByCode(db, normaliseCreditCode(uscc), asked)
  if (!recorded) return undefined
  const seen = seenBy(recorded, asked)
  if (seen.length === 0) return undefined
  const items = itemsOf(recorded).filter(({ version }) => seen.includes(version))
  const titled = await withTitles(db, asked.journal, items)
  const said = titled.toSorted((a, b) =>
    a.occurredOn === b.occurredOn ? b.version - a.version : a.occurredOn > b.occurredOn ? -1 : 1,
  )
  return { said, recorded }
}

/** The same, and what was done for the firm: what other streams hold that name it by one of its codes. */
export async function storyOf(
  db: QueryExecutorProvider,
  uscc: string,
  asked: Pick<Asked, 'journal' | 'known'> & Seeing,
): Promise<{ readonly said: readonly TimelineItem[]; readonly records: readonly RecordItem[] } | undefined> {
  const found = await firmTimeline(db, uscc, asked)
  return found && { said: found.said, records: await recordsOfFirm(db, found.recorded, asked) }
}

/**
 * The enterprises' events at these positions, each as it reads now: what stands behind a figure. Units see those of the
 * days on which they answered for the firm, as on its timeline, though another unit's event may have helped it count.
 */
export async function eventsAt(
  db: QueryExecutorProvider,
  positions: readonly number[],
  asked: Pick<Asked, 'journal' | 'known'> & Seeing,
): Promise<ReadonlyMap<number, TimelineItem>> {
  if (positions.length === 0) return new Map()
  const wanted = new Set(positions)
  const recorded = await readRecordedAt(db, positions, asked)
  const items = recorded.flatMap((each) => {
    const seen = new Set(seenBy(each, asked))
    return itemsOf(each).filter(({ position, version }) => wanted.has(position) && seen.has(version))
  })
  const titled = await withTitles(db, asked.journal, items)
  return new Map(titled.map((item) => [item.position, item]))
}

function itemsOf({ lines, records }: Recorded): readonly TimelineItem[] {
  const readings = readingsOf(records)
  return lines.flatMap((line, index): TimelineItem[] => {
    const record = records[index]
    if (!record) return []
    const { event } = record
    const { stream, position, version, recordedAt, actor } = line
    const common = { stream, position, version, recordedAt, actor, list: listIn(line), ...mergedFrom(line) }
    if (isRevision(event)) {
      const before = event.type === 'StatementCorrected' ? readings.before.get(version) : undefined
      const { occurredOn } = record
      return [
        { ...common, event, occurredOn, withdrawn: false, corrected: false, fields: [], ...(before ? { before } : {}) },
      ]
    }
    const reading = readings.last.get(version)
    if (!reading) return []
    const { statement, occurredOn, versions } = reading
    const withdrawn = !readings.standing.has(version)
    const fields = withdrawn ? [] : fieldsOf(statement, event)
    return [{ ...common, event: statement, occurredOn, withdrawn, corrected: versions.length > 1, fields }]
  })
}

interface Readings {
  /** How each statement reads, or read before it was withdrawn. */
  readonly last: ReadonlyMap<number, Standing>
  readonly standing: ReadonlyMap<number, Standing>
  /** How the statement read that each correction concerns. */
  readonly before: ReadonlyMap<number, Reading>
}

function readingsOf(records: readonly EnterpriseRecord[]): Readings {
  const last = new Map<number, Standing>()
  const before = new Map<number, Reading>()
  let state = noStatements
  for (const record of records) {
    const { event, version } = record
    const concerned = event.type === 'StatementCorrected' ? event.data.concerns : version
    const earlier = state.standing.get(concerned)
    if (earlier) before.set(version, { statement: earlier.statement, occurredOn: earlier.occurredOn })
    state = evolve(state, record)
    const now = state.standing.get(concerned)
    if (now) last.set(concerned, now)
  }
  return { last, standing: state.standing, before }
}

function fieldsOf(statement: Statement, made: Statement): readonly TimelineField[] {
  const now = valuesOf(statement)
  const then = valuesOf(made)
  return (
    Object.keys(statementFields[statement.type])
      // Keys mean nothing to a reader.
      .filter((field) => field !== 'contact' && field !== 'visit')
      .map((field) => {
        const value = now.get(field) ?? null
        const was = then.get(field) ?? null
        return value === was ? { field, value } : { field, value, was }
      })
  )
}

function valuesOf({ data }: Statement): ReadonlyMap<string, FieldValue> {
  return new Map<string, FieldValue>(Object.entries(data))
}

/** The versions that may be seen: a revision goes with what it concerns. */
function seenBy({ stream, records, standing }: Recorded, asked: Seeing): readonly number[] {
  const { units, ownFirms = [] } = asked
  if (units === undefined || ownFirms.includes(stream)) return records.map(({ version }) => version)
  const { last } = readingsOf(records)
  const isOwn =
    standing.length > 0
      ? ownByDay(stream, standing, asked)
      : ({ statement }: Standing) => statement.data.unit !== undefined && units.includes(statement.data.unit)
  const own = new Set([...last].filter(([, reading]) => isOwn(reading)).map(([version]) => version))
  return records.flatMap(({ version, event }) => {
    const concerned = isRevision(event) ? concernedBy(event) : [version]
    return concerned.some((each) => own.has(each)) ? [version] : []
  })
}

function ownByDay(stream: string, standing: readonly Standing[], asked: Seeing): (reading: Standing) => boolean {
  const sight = sightOf(stream, historyOf(standing), asked)
  if (!sight) return () => false
  return ({ statement, occurredOn }) =>
    sight.isOwn(occurredOn) ||
    // The unit that a firm leaves is told so.
    (statement.type === 'ResponsibilityMoved' && sight.isOwn(plusDays(occurredOn, -1)))
}

function concernedBy({ data }: Revision): readonly number[] {
  return 'concerns' in data ? [data.concerns].flat() : []
}

function listIn({ meta }: RecordedLine): TimelineItem['list'] {
  const list = listOf(meta)
  return list ? { importId: list.import, row: list.row, title: '' } : null
}

function mergedFrom({ meta }: RecordedLine): Pick<TimelineItem, 'mergedFrom'> {
  const copied = copiedFrom(meta)
  if (!copied) return {}
  const { uscc, actor, recordedAt } = copied
  return { mergedFrom: { uscc, actor, recordedAt } }
}

/** Lists are known by their title, or by the name of the file in which they came. */
async function withTitles(
  db: QueryExecutorProvider,
  journal: string,
  items: readonly TimelineItem[],
): Promise<readonly TimelineItem[]> {
  const imports = [...new Set(items.flatMap(({ list }) => list?.importId ?? []))]
  if (imports.length === 0) return items
  const { rows } = await sql<{ importId: string; title: string }>`
    select import::text as "importId", coalesce(list ->> 'title', file_name) as title
    from import
    where journal = ${journal} and import::text = any(${imports})`.execute(db)
  const titles = new Map(rows.map(({ importId, title }) => [importId, title]))
  return items.map((item) =>
    item.list ? { ...item, list: { ...item.list, title: titles.get(item.list.importId) ?? '' } } : item,
  )
}
