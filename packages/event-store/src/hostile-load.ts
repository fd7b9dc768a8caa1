import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'

/** For the tests: a log and its follower, as some design has them, under a load that is unkind to both. */
export type Design = {
  /** Writes a stream's next event in a transaction, resting where a slow one would. */
  readonly write: (client: PoolClient, event: Written, rest: () => Promise<void>) => Promise<void>
  /** One turn of following, which may die where `die` is called. Answers how many events it passed. */
  readonly turn: (die: () => void) => Promise<number>
  /** Everything that the log kept, in its order. */
  readonly kept: () => Promise<Seen[]>
}

type Written = { readonly stream: string; readonly version: number }

export type Seen = Written & { readonly position: number }

export const deliveredTable = `
  create table delivered (
    nth bigint generated always as identity primary key,
    position bigint not null,
    stream text not null,
    version int not null)`

const writers = 8
const eventsOfEach = 40
const streamsOfEach = 3

/** Runs the load to its end, lets the follower catch up, and answers what the oracle has to complain about. */
export async function suffer(pool: Pool, design: Design, seed: number): Promise<string[]> {
  const random = randomFrom(seed)
  const rest = async () => {
    if (random() < 0.4) await sleep(random() * 10)
  }
  const die = () => {
    if (random() < 0.2) throw Object.assign(new Error('Killed by the test'), { code: 'ECONNRESET' })
  }
  const written = new AbortController()
  const followUntilQuiet = async () => {
    for (let quiet = 0; quiet < 3;) {
      // A turn that found nothing while somebody still wrote says nothing about what came after it.
      const afterAll = written.signal.aborted
      const handled = await design.turn(die).catch((error: unknown) => survive(error))
      quiet = afterAll && handled === 0 ? quiet + 1 : 0
      if (handled === 0) await sleep(1)
    }
  }
  const following = followUntilQuiet()
  await Promise.all(Array.from({ length: writers }, (_, writer) => writeAll(pool, design, writer, rest)))
  written.abort()
  await following
  return complaints(await design.kept(), await deliveredTo(pool))
}

/** What is wrong between what was kept and what a follower was given, in sentences. */
function complaints(kept: readonly Seen[], delivered: readonly Seen[]): string[] {
  const times = new Map<number, number>()
  for (const { position } of delivered) times.set(position, (times.get(position) ?? 0) + 1)
  const last = new Map<string, number>()
  return [
    ...kept.filter(({ position }) => !times.has(position)).map(({ position }) => `${position} was skipped`),
    ...[...times].filter(([, count]) => count > 1).map(([position, count]) => `${position} came ${count} times`),
    ...delivered.flatMap(({ position }, index) => {
      const before = delivered[index - 1]?.position ?? 0
      return position < before ? [`${position} came after ${before}`] : []
    }),
    ...kept.flatMap(({ stream, version, position }) => {
      const before = last.get(stream) ?? 0
      last.set(stream, version)
      return version === before + 1 ? [] : [`${position} is version ${version} of ${stream} after ${before}`]
    }),
  ]
}

/** Positions that are not one more than the one before. */
export function gaps(kept: readonly Seen[]): number[] {
  return kept.flatMap(({ position }, index) => (position === index + 1 ? [] : [position]))
}

async function writeAll(pool: Pool, design: Design, writer: number, rest: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    for (let nth = 0; nth < eventsOfEach; nth += 1) {
      const stream = `s-${writer}-${nth % streamsOfEach}`
      await design.write(client, { stream, version: Math.floor(nth / streamsOfEach) + 1 }, rest)
    }
  } finally {
    client.release()
  }
}

async function deliveredTo(pool: Pool): Promise<Seen[]> {
  const { rows } = await pool.query<Seen>('select position, stream, version from delivered order by nth')
  return rows
}

function survive(error: unknown): number {
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return -1
  if (error instanceof Error && error.cause !== undefined) return survive(error.cause)
  throw error
}

/** mulberry32: the same seed gives the same rests and deaths. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
