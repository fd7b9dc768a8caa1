import { randomUUID } from 'node:crypto'
import type { SyncAnswer } from '@titian/contract'
import { assignmentStream, demandStream, visitStream } from '@titian/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField } from '../visits/test-visits.ts'
import { createPhone, typesOf, type Phone } from './test-sync.ts'

let api: TestApi
let lin: Person
const nextStep = { action: '联系银行', due: '2021-12-10' }
// The city's day is fixed, and the clock of the tests stands at noon of another: both are today.
const now = '2026-11-24T02:00:00Z'
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
}, 60_000)

afterAll(() => api.stop())

async function send(who: Person, phone: Phone, items: readonly object[]): Promise<SyncAnswer> {
  const answer = await who.tell('POST', '/api/sync/commands', { device: phone.device, sentAt: now, items })
  if (answer.status !== 200) throw new Error(answer.text)
  const body: SyncAnswer = JSON.parse(answer.text)
  return body
}

const visit = (id: string, more: object = {}) => ({
  firms: [{ visit: id, ...baofeng }],
  on: '2021-11-30',
  mode: 'on-site',
  ...more,
})

test('a visit with a demand, a step of that demand, a correction and a withdrawal come from one phone', async () => {
  const phone = createPhone()
  const [id, demand] = [randomUUID(), randomUUID()]
  const raised = { demand, category: 'N9', text: '贷款三百万', nextStep }
  const logged = phone.item('log-visit', visit(id, { demands: [raised], met: [{ name: '李四' }] }))
  const moved = phone.item('move-demand', { move: 'accept', nextStep }, { subject: demand, dependsOn: [logged.id] })
  const amended = phone.item('amend-visit', { changes: { note: '补记' } }, { subject: id, dependsOn: [logged.id] })
  const other = randomUUID()
  const second = phone.item('log-visit', visit(other, { on: '2021-11-29' }))
  const withdrawn = phone.item('withdraw-visit', { reason: '重复' }, { subject: other })
  const apart = phone.item('raise-demand', {
    demand: randomUUID(),
    ...baofeng,
    category: 'N8',
    text: '想报高企',
    channel: 'self-reported',
  })
  const items = [withdrawn, second, amended, moved, logged, apart]
  const { items: receipts } = await send(lin, phone, items)
  expect(receipts.map(({ result, reason }) => reason ?? result)).toEqual(items.map(() => 'accepted'))
  expect(await typesOf(api.shell, visitStream(id))).toEqual(['VisitLogged', 'VisitAmended'])
  expect(await typesOf(api.shell, demandStream(demand))).toEqual(['DemandRaised', 'DemandAccepted'])
  expect(await typesOf(api.shell, visitStream(other))).toEqual(['VisitLogged', 'VisitWithdrawn'])
  const [event] = await api.shell.store.readStream('4104', visitStream(id))
  expect(event?.meta).toMatchObject({ device: phone.device, deviceSeq: logged.deviceSeq, skewMs: 0 })
})

test('a step that somebody else has overtaken is kept for a person, with those that are allowed now', async () => {
  const phone = createPhone()
  const demand = randomUUID()
  const raised = { demand, ...baofeng, category: 'N8', text: '想报高企', channel: 'visit', nextStep }
  await send(lin, phone, [phone.item('raise-demand', raised)])
  await lin.tell('POST', `/api/demands/${demand}/moves`, { move: 'accept', nextStep })
  const late = await send(lin, phone, [phone.item('move-demand', { move: 'accept', nextStep }, { subject: demand })])
  expect(late.items).toMatchObject([
    {
      result: 'needs-review',
      code: 'move-not-allowed',
      allowed: expect.arrayContaining(['progress', 'answer', 'close']),
    },
  ])
})

test('visits of days ago are no 补录 where they were recorded then', async () => {
  const phone = createPhone()
  const id = randomUUID()
  const item = phone.item('log-visit', visit(id, { on: '2021-11-20' }), { capturedAt: daysAgo(10) })
  expect((await send(lin, phone, [item])).items).toMatchObject([{ result: 'accepted' }])
  const [event] = await api.shell.store.readStream('4104', visitStream(id))
  expect(event?.data).toMatchObject({ recordedOn: '2021-11-20' })
})

test('after the firm went to somebody else, what was done before comes in, and what was done then does not', async () => {
  await api.shell.store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: randomUUID(), content: {} },
    events: [
      {
        stream: assignmentStream(baofeng.uscc),
        type: 'OfficerAssigned',
        schema: 1,
        data: { ...baofeng, officer: 'KJ002' },
        occurredOn: '2021-11-28',
      },
    ],
  })
  await api.catchUp()
  const phone = createPhone()
  const before = phone.item('log-visit', visit(randomUUID(), { on: '2021-11-27' }), { capturedAt: daysAgo(3) })
  const after = phone.item('log-visit', visit(randomUUID(), { on: '2021-11-29' }), { capturedAt: daysAgo(1) })
  expect((await send(lin, phone, [before, after])).items).toMatchObject([
    { result: 'accepted', notes: [expect.stringContaining('已转给他人')] },
    { result: 'rejected', code: 'firm-unknown', reason: expect.stringContaining('不由您负责') },
  ])
})
