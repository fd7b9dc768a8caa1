import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { openField, yexian } from './test-visits.ts'

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10])
const sha256 = createHash('sha256').update(jpeg).digest('hex')

let api: TestApi
let lin: Person
const visit = randomUUID()
const path = `/api/visits/${visit}/attachments/${sha256}`

async function brings(account: string, bytes: Buffer): Promise<void> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  await sql`
    insert into blob (journal, sha256, account, mime, size, received, begun_at, complete_at)
    values ('4104', decode(${hash}, 'hex'), ${account}, 'image/jpeg', ${bytes.length}, ${bytes.length}, now(), now())`.execute(
    api.shell.db,
  )
  await sql`
    insert into blob_part (journal, sha256, account, starts, bytes)
    values ('4104', decode(${hash}, 'hex'), ${account}, 0, ${bytes})`.execute(api.shell.db)
}

async function logs(who: Person, id: string, hash: string): Promise<void> {
  const attachments = [{ sha256: hash, mime: 'image/jpeg', bytes: 9 }]
  const told = await who.tell('POST', '/api/visits', {
    firms: [{ visit: id, ...yexian }],
    on: '2021-11-30',
    mode: 'phone',
    attachments,
  })
  expect(told.status).toBe(200)
  await api.catchUp()
}

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  await logs(lin, visit, sha256)
}, 60_000)
afterAll(() => api.stop())

test('what was not brought yet is not there', async () => {
  expect((await lin.get(path)).status).toBe(404)
})

test('whoever may see the visit takes what was brought from it, under a name, and the auditors read of it', async () => {
  await brings('lin', jpeg)
  const county = await api.as('county', '410422')
  const taken = await county.get(path)
  expect(taken).toMatchObject({ status: 200, headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' } })
  expect(decodeURIComponent(String(taken.headers['content-disposition']))).toMatch(
    new RegExp(`^attachment; .*''走访照片_${yexian.name}_2021-11-30_1\\.jpg$`),
  )
  expect(Number(taken.headers['content-length'])).toBe(jpeg.length)
  const { rows } = await sql`select data from event where journal = '4104-access' and type = 'AttachmentShown'`.execute(
    api.shell.db,
  )
  expect(rows).toEqual([{ data: { visit, sha256 } }])
})

test('for others there is neither visit nor photo, and a photo of another visit is not of this one', async () => {
  const elsewhere = await api.as('county', '410421')
  expect((await elsewhere.get(path)).status).toBe(404)
  expect((await lin.get(`/api/visits/${visit}/attachments/${'0'.repeat(64)}`)).status).toBe(404)
})

test('a hash that somebody else brought is no way to his photo', async () => {
  const secret = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0x00, 0x11])
  await brings('shen', secret)
  const hash = createHash('sha256').update(secret).digest('hex')
  const own = randomUUID()
  await logs(lin, own, hash)
  expect((await lin.get(`/api/visits/${own}/attachments/${hash}`)).status).toBe(404)
})
