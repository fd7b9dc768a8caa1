import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Targets } from '@titian/contract'
import { samplePassword } from '../services/api/src/seed.ts'
import { Client } from './start/client.ts'

const password = 'Kc7-Titian-Start'

let folder: string
let running: Started | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-start-'))
  await chmod(folder, 0o711)
})
afterEach(() => running?.stop())
afterAll(() => rm(folder, { recursive: true, force: true }))

test('an empty Titian has one account, and finds its data again at the next start', async () => {
  running = await start(['--empty'], { TITIAN_ADMIN_PASSWORD: password })
  await running.says('按 Ctrl-C 停止')
  expect(running.output()).toContain('账号 admin，口令为 TITIAN_ADMIN_PASSWORD 的值')
  expect(await new Client(running.address).signIn('admin', password)).toBe(true)
  expect(await running.stop()).toBe(0)

  running = await start(['--empty'], { TITIAN_ADMIN_PASSWORD: 'Another-Word-9' })
  await running.says('按 Ctrl-C 停止')
  expect(running.output()).toContain('账号 admin 已有，口令照旧')
  expect(await new Client(running.address).signIn('admin', password)).toBe(true)
})

test('the sample city is there a minute after the first start, and is not loaded again', async () => {
  const sample = { DATA_DIR: join(folder, 'sample') }
  running = await start([], sample)
  await running.says('按 Ctrl-C 停止')
  expect(running.output()).toContain('正在导入示例城市的 22 份名单')
  expect(running.output()).toContain('示例城市已就绪')
  expect(await recognisedIn2021(running.address)).toBe(41)
  await running.stop()

  running = await start([], sample)
  await running.says('按 Ctrl-C 停止')
  expect(running.output()).not.toContain('正在导入')
  expect(running.output()).toContain('示例城市已就绪')
  expect(await recognisedIn2021(running.address)).toBe(41)
}, 240_000)

test('a city that was begun empty does not become the sample city', async () => {
  running = await start([], {})
  await running.says('按 Ctrl-C 停止')
  expect(running.output()).not.toContain('示例城市')
})

test('a second start on the same data says who has it', async () => {
  running = await start(['--empty'], {})
  await running.says('按 Ctrl-C 停止')
  const second = await start(['--empty'], {})
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain('正由另一个进程')
})

test('a wrong value stops the start with a sentence', async () => {
  running = await start([], { REDIS_URL: 'localhost' })
  expect(await running.ended).toBe(1)
  expect(running.output()).toBe('REDIS_URL 不是网址，应以 redis:// 开头\n')
})

/** By the sample's day, the last of November. */
async function recognisedIn2021(address: string): Promise<number> {
  const client = new Client(address)
  expect(await client.signIn('planner', samplePassword)).toBe(true)
  const { items } = await client.get('/api/targets?year=2021', Targets)
  return items.find(({ indicator, unit }) => indicator === 'high-tech.new' && unit === '410400')?.actual ?? 0
}

type Started = {
  address: string
  output: () => string
  says: (words: string) => Promise<void>
  ended: Promise<number | null>
  stop: () => Promise<number | null>
}

/** What `npm start` hands over to, on a port of its own and on data that all these tests share. */
async function start(args: string[], environment: Record<string, string>): Promise<Started> {
  const port = String(await freePort())
  const child = spawn(execPath, [join(import.meta.dirname, 'start.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      APP_DATABASE_URL: '',
      REDIS_URL: '',
      HOST: '127.0.0.1',
      PORT: port,
      DATA_DIR: join(folder, 'data'),
      ...environment,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((settle) => child.once('close', settle))
  return {
    address: `http://127.0.0.1:${port}`,
    output: () => output,
    says: async (words) => {
      while (!output.includes(words)) {
        const how = await Promise.race([once(child.stdout, 'data'), ended])
        if (!Array.isArray(how)) throw new Error(`It ended with ${how} before it said ${words}:\n${output}`)
      }
    },
    ended,
    stop: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer().once('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const bound = server.address()
    server.close(() => (typeof bound === 'object' && bound ? resolve(bound.port) : reject(new Error('No free port'))))
  })
  return promise
}
