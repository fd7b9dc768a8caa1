import { createRedisBackend } from 'bullmq'
import { Redis } from 'ioredis'
import { type Backend, opener } from './backend.ts'
import type { Complain } from './complaints.ts'

// BullMQ's own waiting time between two attempts to connect grows to 20 s, and it goes on after the queue is closed.
const connection = (redisUrl: string, closing: AbortSignal) => ({
  url: redisUrl,
  connectTimeout: 1000,
  retryStrategy: (attempt: number) => (closing.aborted ? null : Math.min(attempt * 100, 1000)),
})

export function redisBackend(redisUrl: string, name: string, complain: Complain): Backend {
  const producer = (closing: AbortSignal) => ({
    ...connection(redisUrl, closing),
    // Fails at once while Redis is away: a job that waited here in memory would come late and with all others.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 1000,
  })
  const consumer = (closing: AbortSignal) => ({ ...connection(redisUrl, closing), maxRetriesPerRequest: null })
  const { openProducer, openConsumer } = opener(createRedisBackend, { producer, consumer }, name, complain)
  const refuse = async () => {
    const policy = await evictionPolicy(redisUrl)
    if (policy !== 'noeviction') throw new EvictingRedis(redisUrl, policy)
  }
  return {
    kind: 'redis',
    refuse: async () => {
      try {
        await refuse()
      } catch (error) {
        if (error instanceof EvictingRedis) throw error
        complain('The queue cannot be reached; the sweep does its work until it can', error)
      }
    },
    openProducer: async () => {
      await refuse()
      return openProducer()
    },
    openConsumer: async (process) => {
      await refuse()
      return openConsumer(process)
    },
  }
}

class EvictingRedis extends Error {
  constructor(redisUrl: string, policy: string) {
    super(
      `${new URL(redisUrl).host} 的 Redis 设为 maxmemory-policy ${policy}，内存满时会悄悄丢掉任务：` +
        '请设为 maxmemory-policy noeviction，或不设 REDIS_URL 而用 Postgres 作队列',
    )
  }
}

async function evictionPolicy(redisUrl: string): Promise<string> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: 1000,
    commandTimeout: 1000,
    retryStrategy: () => null,
  })
  // Its errors reach us by the promises below; without a listener it prints them as well.
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    // Not `config get`, which hosted ones forbid.
    const info = await redis.info('memory')
    return /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'unknown'
  } finally {
    redis.disconnect()
  }
}
