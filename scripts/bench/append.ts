import { randomUUIDv7 } from 'node:crypto'
import { type EventStore, createEventStore, follow, openDatabase } from '@titian/event-store'
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import { type Started, openPostgres } from './postgres.ts'
import { processorMs } from './processor.ts'
import { type Row, row } from './row.ts'
import { median, waits } from './statistics.ts'

const journal = '4104'
const connections = 32
const callers = [1, 8, 32, 256]
const rounds = 5
const roundMs = 1000
const followed = 50_000

/**
 * Durable appends of one event each, every one with an expected version and a command id, beside a plain insert of the same
 * row through `pg`, prepared, on as many connections as callers up to 32. Both have the ids that the product's own clients
 * make, UUIDs of version 7, so that on both sides keys grow at their end. Then what a follower that does nothing reads.
 */
export async function benchAppend(started: Started): Promise<Row[]> {
  const postgres = await openPostgres(started)
  const { db: plainDb, pool: plain } = openDatabase<unknown>(postgres.ownerUrl, { poolSize: connections })
  started.defer(() => plainDb.destroy())
  const { db, pool } = openDatabase<unknown>(postgres.appUrl, { poolSize: 4 })
  started.defer(() => db.destroy())
  await plain.query(plainTable)
  const store = createEventStore(pool)
  const rows: Row[] = []
  for (const each of callers) {
    const ways = { append: () => append(store), insert: () => insert(plain) }
    rows.push(...(await compare(ways, each)))
  }
  return [...rows, await measureFollow(db, store)]
}

// What the log keeps of an event, in an ordinary table with the same two keys, numbered by a sequence.
const plainTable = `
  create table plain (
    position bigserial primary key, stream text not null, version int not null, type text not null, schema int not null,
    data json not null, occurred_on date not null, recorded_at timestamptz(3) not null default now(), actor text not null,
    command uuid not null, unique (stream, version))`

// About 300 bytes, as a visit is.
const visit = {
  enterprise: '平顶山市示范精密机械有限公司',
  needs: ['资金', '人才', '高企申报辅导'],
  note: '研发费用归集有困难，需要会计师事务所的指导，约定下周再来。',
  officer: 'officer-17',
  satisfaction: 4,
  visitedOn: '2021-09-03',
}

async function append(store: EventStore): Promise<void> {
  const stream = `visit-${randomUUIDv7()}`
  const { outcome } = await store.append({
    journal,
    actor: 'officer-17',
    command: { id: randomUUIDv7(), content: visit },
    events: [{ stream, type: 'VisitLogged', schema: 1, data: visit, occurredOn: '2021-09-03' }],
    expect: [{ stream, version: 0 }],
  })
  if (outcome !== 'appended') throw new Error(`A new stream was answered ${outcome}`)
}

async function insert(pool: Pool): Promise<void> {
  await pool.query({
    name: 'plain',
    text: `insert into plain (stream, version, type, schema, data, occurred_on, actor, command)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [`visit-${randomUUIDv7()}`, 1, 'VisitLogged', 1, visit, '2021-09-03', 'officer-17', randomUUIDv7()],
  })
}

type Ways = { append: () => Promise<void>; insert: () => Promise<void> }
type Round = { perSecond: number; p50Ms: number; p99Ms: number; processorUs: number }

/**
 * Round after round both have their turn, in changing order, so that whatever else the machine does falls on both. The
 * ratio is taken within a round, where it is steadier than the numbers.
 */
async function compare({ append, insert }: Ways, callers: number): Promise<Row[]> {
  const turn = (way: () => Promise<void>, ms = roundMs) => measure(way, callers, ms)
  await turn(append, roundMs / 2)
  await turn(insert, roundMs / 2)
  const appended: Round[] = []
  const inserted: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) appended.push(await turn(append))
    inserted.push(await turn(insert))
    if (round % 2 === 1) appended.push(await turn(append))
  }
  const ratios = appended.map(({ perSecond }, round) => perSecond / (inserted[round]?.perSecond ?? Number.NaN))
  const timesInsert = median(ratios)
  const appends = { ...medians(appended), timesInsert, least: Math.min(...ratios), most: Math.max(...ratios) }
  return [
    row(`append, callers: ${callers}`, appends, callers === 32 ? { timesInsert: { atLeast: 2 } } : {}),
    row(`plain insert, callers: ${callers}`, medians(inserted)),
  ]
}

function medians(rounds: readonly Round[]): Round {
  return {
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
    processorUs: median(rounds.map(({ processorUs }) => processorUs)),
  }
}

/** Processor time is that of this process, which is the client, and of the server that it has started. */
async function measure(way: () => Promise<void>, callers: number, ms: number): Promise<Round> {
  const took: number[] = []
  const [began, usedBefore] = [performance.now(), await processorMs([process.pid])]
  const call = async () => {
    for (let start = began; start < began + ms; start = performance.now()) {
      await way()
      took.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  const seconds = (performance.now() - began) / 1000
  const processorUs = (((await processorMs([process.pid])) - usedBefore) * 1000) / took.length
  return { perSecond: took.length / seconds, ...waits(took), processorUs }
}

async function measureFollow(db: Kysely<unknown>, store: EventStore): Promise<Row> {
  const missing = followed - (await store.head(journal))
  for (let nth = 0; nth < missing; nth += 200) await Promise.all(Array.from({ length: 200 }, () => append(store)))
  const runs: number[] = []
  for (let run = 0; run < 3; run += 1) {
    let events = 0
    const began = performance.now()
    while (events < followed) {
      const handled = await follow(db, { name: `bench-${run}`, journal, handle: () => Promise.resolve() })
      if (handled === 'busy') throw new Error('Someone else follows as the bench')
      events += handled
    }
    runs.push(events / ((performance.now() - began) / 1000))
  }
  return row(`follow ${followed} events`, { perSecond: median(runs) })
}
