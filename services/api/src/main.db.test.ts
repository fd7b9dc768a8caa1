import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type TestDatabase } from '../../../test/database.ts'
import { samplePassword, seed } from './seed.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
  await seed({ databaseUrl: database.appUrl, journal: '4104', sample: true })
})

afterAll(() => database.drop())

function start(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(execPath, [join(import.meta.dirname, 'main.ts')], { env: { HOST: '127.0.0.1', ...environment } })
}

/** Everything that it says until it ends, or until a word falls. */
async function heard(process: ChildProcess, stream: 'stdout' | 'stderr', word?: string): Promise<string> {
  let said = ''
  const all = process[stream]
  if (!all) throw new Error('The process has no voice')
  for await (const chunk of all) {
    said += String(chunk)
    if (word !== undefined && said.includes(word)) break
  }
  return said
}

test('a wrong value stops the process with a sentence that names it', async () => {
  const api = start({ APP_DATABASE_URL: database.appUrl, PORT: 'eighty' })
  const ended = once(api, 'exit')
  expect(await heard(api, 'stderr')).toBe('PORT 应为 0 到 65535 的整数。\n')
  expect(await ended).toEqual([1, null])
})

test('asked to stop, it lets go of those who listen and ends by itself', async () => {
  const api = start({ APP_DATABASE_URL: database.appUrl, PORT: '0' })
  const said = await heard(api, 'stdout', 'listening at')
  api.stdout?.resume()
  const address = /listening at (http:[\d./:]+)/.exec(said)?.[1] ?? ''
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'leader', password: samplePassword }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const changes = await fetch(`${address}/api/changes`, { headers: { cookie } })
  expect(changes.status).toBe(200)
  const ended = once(api, 'exit')
  const began = performance.now()
  api.kill('SIGTERM')
  expect(await changes.text()).toContain('event: change')
  expect(await ended).toEqual([0, null])
  expect(performance.now() - began).toBeLessThan(10_000)
})
