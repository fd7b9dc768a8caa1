import type { Queue } from '@titian/queue'
import type { Pool } from 'pg'
import type { Following } from '../follow/run.ts'
import { type Standing, askStanding } from './standing.ts'

export type Health = {
  readonly ready: boolean
  /** What is wrong, one sentence each. */
  readonly wrong: readonly string[]
  readonly queue: { readonly backend: string; readonly reachable: boolean }
  readonly followers: readonly Standing[]
}

type Parts = { readonly pool: Pool; readonly queue: Queue; readonly following: readonly Following[] }

const patienceSeconds = 10
const stuckMs = 120_000

/** Ready is who answers in time; a queue that is away, or a quarantined stream, is told and is no reason to be taken out. */
export async function askHealth({ pool, queue, following }: Parts): Promise<Health> {
  const about = { queue: { backend: queue.backend, reachable: queue.reachable() } }
  try {
    const followers = await askStanding(pool, following)
    const wrong = followers.flatMap(wrongWith)
    return { ready: wrong.length === 0, wrong, ...about, followers }
  } catch {
    return { ready: false, wrong: ['数据库没有应答'], ...about, followers: [] }
  }
}

function wrongWith({ follower, journal, waitsSeconds, stopped }: Standing): string[] {
  if (stopped !== null) return [`${follower} 在 ${journal} 上已停止，须处理后恢复`]
  if (waitsSeconds > patienceSeconds) return [`${follower} 在 ${journal} 上落后 ${Math.round(waitsSeconds)} 秒`]
  return []
}

/** Those whose turn does not come to an end any more; a new process would do better. */
export function stuck(following: readonly Following[], now: number): readonly Following[] {
  return following.filter(({ turnSince }) => turnSince !== undefined && now - turnSince > stuckMs)
}
