import { foldEnterprise, type EnterpriseRecord, type Standing } from '@titian/domain'
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely'
import type { Asked } from '../figures/figure-counts.ts'
import type { Line } from '../log/touched-streams.ts'
import { enterprisePrefix, recordOf } from './touched-enterprises.ts'

/** An event of an enterprise's stream, with who recorded it and when. */
export interface RecordedLine extends Line {
  readonly recordedAt: string
  readonly actor: string
}

/** One firm's events up to what was known, read once and folded. */
export interface Recorded {
  readonly stream: string
  readonly lines: readonly RecordedLine[]
  readonly records: readonly EnterpriseRecord[]
  readonly standing: readonly Standing[]
  /** The position of each version. */
  readonly positions: ReadonlyMap<number, number>
}

/** The firm that has the code, or had it; where two records of it were merged, the one that stayed. */
export async function readRecordedByCode(
  db: QueryExecutorProvider,
  code: string,
  asked: Pick<Asked, 'journal' | 'known'>,
): Promise<Recorded | undefined> {
  const stream = await streamOfCode(db, code, asked)
  if (stream === undefined) return undefined
  let recorded = await readRecorded(db, stream, asked)
  for (let merged = mergedInto(recorded); merged !== undefined; merged = mergedInto(recorded)) {
    recorded = await readRecorded(db, merged, asked)
  }
  return recorded
}

function mergedInto({ records }: Recorded): string | undefined {
  const last = records.findLast(({ event }) => event.type === 'EnterpriseMerged')?.event
  return last?.type === 'EnterpriseMerged' ? last.data.into : undefined
}

/** The stream of the firm that has the code, or had it; what was withdrawn is still found by its claim. */
async function streamOfCode(
  db: QueryExecutorProvider,
  code: string,
  { journal, known }: Pick<Asked, 'journal' | 'known'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ stream: string }>`
    select stream
    from (
      select stream, case when ${known === undefined ? sql`upper_inf(known)` : sql`known @> ${known}::bigint`} then 1 else 3 end as rank
      from enterprise_1
      where journal = ${journal} and codes @> array[${code}::text]
      union all
      select stream, 2
      from claim
      where journal = ${journal} and key = ${`uscc:${code}`}
    ) found
    order by rank
    limit 1`.execute(db)
  return rows[0]?.stream
}

export async function readRecorded(
  db: QueryExecutorProvider,
  stream: string,
  asked: Pick<Asked, 'journal' | 'known'>,
): Promise<Recorded> {
  return recordedOf(stream, await readLines(db, sql`stream = ${stream}`, asked))
}

/** Whole firms, by their streams; those without any event are not in the answer. */
export async function readRecordedOf(
  db: QueryExecutorProvider,
  streams: readonly string[],
  asked: Pick<Asked, 'journal' | 'known'>,
): Promise<readonly Recorded[]> {
  const lines = await readLines(db, sql`stream = any(${[...streams]}::text[])`, asked)
  return [...Map.groupBy(lines, ({ stream }) => stream)].map(([stream, own]) => recordedOf(stream, own))
}

/** Whole firms, by the positions of some of their events. */
export async function readRecordedAt(
  db: QueryExecutorProvider,
  positions: readonly number[],
  asked: Pick<Asked, 'journal' | 'known'>,
): Promise<readonly Recorded[]> {
  const streams = sql`
    stream in (
      select stream
      from event
      where journal = ${asked.journal}
        and position = any(${[...positions]}::bigint[])
        and stream like ${`${enterprisePrefix}%`})`
  const lines = Map.groupBy(await readLines(db, streams, asked), ({ stream }) => stream)
  return [...lines].map(([stream, own]) => recordedOf(stream, own))
}

async function readLines(
  db: QueryExecutorProvider,
  which: RawBuilder<unknown>,
  { journal, known }: Pick<Asked, 'journal' | 'known'>,
): Promise<readonly RecordedLine[]> {
  const { rows } = await sql<Omit<RecordedLine, 'recordedAt'> & { recordedAt: Date }>`
    select position, stream, version, type, data, occurred_on::text as "occurredOn", meta, actor, recorded_at as "recordedAt"
    from event
    where journal = ${journal}
      and ${which}
      and ${known === undefined ? sql`true` : sql`position <= ${known}`}
    order by stream, version`.execute(db)
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }))
}

function recordedOf(stream: string, lines: readonly RecordedLine[]): Recorded {
  const records = lines.map(recordOf)
  return {
    stream,
    lines,
    records,
    standing: foldEnterprise(records),
    positions: new Map(lines.map(({ version, position }) => [version, position])),
  }
}
