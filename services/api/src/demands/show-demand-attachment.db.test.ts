import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { openField } from '../visits/test-visits.ts'
import { move, raise } from './test-demands.ts'

const pdf = Buffer.from('%PDF-1.7 a')
const sha256 = createHash('sha256').update(pdf).digest('hex')
const attachments = [{ sha256, mime: 'application/pdf', bytes: pdf.length }]

let api: TestApi
let lin: Person
let demand: string

const fileOf = (id: string) => `/api/demands/${id}/attachments/${sha256}`

/** A secret demand with a file, which another county works on. */
beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  demand = (await raise(lin, { attachments, secrecy: 'secret', officer: 'KJ001' })).demand
  const to = { unit: '410421', body: '宝丰县科技局' }
  await move(lin, demand, { move: 'pass-on', to })
  await api.catchUp()
}, 60_000)
afterAll(() => api.stop())

async function brings(account: string): Promise<void> {
  await sql`
    insert into blob (journal, sha256, account, mime, size, received, begun_at, complete_at)
    values ('4104', decode(${sha256}, 'hex'), ${account}, 'application/pdf', ${pdf.length}, ${pdf.length}, now(), now())`.execute(
    api.shell.db,
  )
  await sql`
    insert into blob_part (journal, sha256, account, starts, bytes)
    values ('4104', decode(${sha256}, 'hex'), ${account}, 0, ${pdf})`.execute(api.shell.db)
}

test('what was not brought yet is not there, and is none the more for somebody else’s having the same', async () => {
  await brings('shen')
  expect((await lin.get(fileOf(demand))).status).toBe(404)
  expect((await lin.get(`/api/demands/${demand}`)).body['attachments']).toEqual([
    { ...attachments[0], state: 'expected' },
  ])
})

test('whoever may read the demand takes what came with it, under a name, and the auditors read of it', async () => {
  await brings('lin')
  expect((await lin.get(`/api/demands/${demand}`)).body['attachments']).toEqual([{ ...attachments[0], state: 'kept' }])
  const county = await api.as('county', '410422')
  const taken = await county.get(fileOf(demand))
  expect(taken).toMatchObject({ status: 200, text: '%PDF-1.7 a', headers: { 'content-type': 'application/pdf' } })
  expect(decodeURIComponent(String(taken.headers['content-disposition']))).toMatch(
    /^attachment; .*需求附件_.+_\d{4}-\d\d-\d\d_1\.pdf$/,
  )
  const { rows } = await sql`
    select actor, data from event where journal = '4104-access' and type = 'DemandAttachmentShown'`.execute(
    api.shell.db,
  )
  expect(rows).toEqual([{ actor: 'county.410422', data: { demand, sha256 } }])
})

test('who may not read a secret demand, though he works on it, does not get its files', async () => {
  const holder = await api.as('county', '410421')
  expect(await holder.get(`/api/demands/${demand}`)).toMatchObject({
    status: 200,
    body: { text: null, attachments: [] },
  })
  expect((await holder.get(fileOf(demand))).status).toBe(404)
  expect((await api.as('county', '410423').then((who) => who.get(fileOf(demand)))).status).toBe(404)
})

test('a file of one demand is none of another', async () => {
  const { demand: other } = await raise(lin, { officer: 'KJ001' })
  await api.catchUp()
  expect((await lin.get(fileOf(other))).status).toBe(404)
})
