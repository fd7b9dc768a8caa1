import { randomUUID } from 'node:crypto'
import type { SyncAnswer, SyncCommands } from '@titian/contract'
import { demandStream, visitStream } from '@titian/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../test-api.ts'
import { takeBatch } from './take-batch.ts'
import { createPhone, hashOf, testTable, typesOf, type Phone } from './test-sync.ts'

const kept = '91410402923358705G'
const handedOver = '914104219072854973'
const table = testTable({ [kept]: '2026-12-31', [handedOver]: '2026-11-20' })
let api: TestApi

beforeAll(async () => {
  api = await startTestApi()
  const planner = await api.as('planner', '410400')
  await planner.tell('PUT', '/api/business-day', { day: '2026-11-24' })
})

afterAll(() => api.stop())

let accounts = 0
/** Somebody with a phone; what is sent arrives now. */
function somebody(account = `officer-${(accounts += 1)}`) {
  const principal = { account, grants: [{ role: 'service-officer', unit: '410422' }] } as const
  const send = (phone: Phone, items: readonly unknown[], more: Partial<SyncCommands> = {}): Promise<SyncAnswer> => {
    const sent = { device: phone.device, sentAt: api.shell.clock().toISOString(), items: [...items], ...more }
    return takeBatch(api.shell, table, { principal, arrivedAt: api.shell.clock() }, sent)
  }
  return { account, send }
}

const results = ({ items }: SyncAnswer) => items.map(({ result }) => result)

test('what is new is taken, and the same again gets the same receipt for ever', async () => {
  const { send } = somebody()
  const phone = createPhone()
  const visits = [phone.visit(), phone.visit(), phone.visit()]
  const first = await send(phone, visits)
  expect(results(first)).toEqual(['accepted', 'accepted', 'accepted'])
  const again = await send(phone, visits)
  expect(results(again)).toEqual(['duplicate', 'duplicate', 'duplicate'])
  const receipts = (answer: SyncAnswer) => new Map(answer.items.map(({ id, receipt }) => [id, receipt]))
  expect(receipts(again)).toEqual(receipts(first))
  expect([...receipts(first).values()]).toEqual(visits.map(() => expect.stringMatching(/^4104-\d+$/)))
})

test('the same batch twice at once makes one event of each', async () => {
  const { send } = somebody()
  const phone = createPhone()
  const id = randomUUID()
  const visits = [phone.visit({ firms: [{ visit: id, name: '春雷机电有限公司' }] }), phone.visit()]
  const [one, other] = await Promise.all([send(phone, visits), send(phone, visits)])
  expect(one.items.map(({ receipt }) => receipt)).toEqual(other.items.map(({ receipt }) => receipt))
  expect(await typesOf(api.shell, visitStream(id))).toEqual(['VisitLogged'])
})

test('the same id with other content is kept beside the first, for a person', async () => {
  const { send, account } = somebody()
  const phone = createPhone()
  const first = phone.visit({ note: '一' })
  const payload = { ...first.payload, note: '二' }
  const second = { ...first, payload, payloadHash: hashOf(payload) }
  expect(results(await send(phone, [first, second]))).toEqual(['accepted', 'needs-review'])
  expect(results(await send(phone, [second]))).toEqual(['needs-review'])
  expect(results(await send(phone, [first]))).toEqual(['duplicate'])
  const { rows } = await sql<{ payload: { note: string } }>`
    select payload from sync_item where account = ${account} and state = 'review'`.execute(api.shell.db)
  expect(rows.map(({ payload }) => payload.note)).toEqual(['二'])
})

test('what is no item, or not as it was hashed, or cannot be taken, keeps nobody out', async () => {
  const { send } = somebody()
  const phone = createPhone()
  const answer = await send(phone, [
    { id: 'nonsense', payload: 7 },
    null,
    { ...phone.visit(), payloadHash: '0'.repeat(64) },
    phone.visit({ mode: 'by-balloon' }),
    phone.visit({ note: 'fault' }),
    phone.item('withdraw-visit', { reason: '记错了' }),
    phone.visit(),
  ])
  expect(answer.items.map(({ code, result }) => code ?? result).toSorted()).toEqual([
    'accepted',
    'fault',
    'fields-wrong',
    'hash-differs',
    'item-malformed',
    'item-malformed',
    'type-unknown',
  ])
  for (const { reason = '' } of answer.items.filter(({ result }) => result === 'rejected'))
    expect(reason).toMatch(/[一-龥]/)
})

test.each([
  ['in the right order', [0, 1, 2]],
  ['backwards', [2, 1, 0]],
  ['the middle one last', [0, 2, 1]],
] as const)('what depends on another comes in its turn, sent one by one %s', async (_, order) => {
  const { send } = somebody()
  const phone = createPhone()
  const id = randomUUID()
  const raised = phone.demand(id)
  const moved = phone.move(id, 'progress', { dependsOn: [raised.id] })
  const closed = phone.move(id, 'close', { dependsOn: [moved.id] })
  const items = [raised, moved, closed]
  const answers = []
  for (const index of order) answers.push(...results(await send(phone, [items[index]])))
  expect(answers).toContain('accepted')
  expect(await typesOf(api.shell, demandStream(id))).toEqual(['DemandRaised', 'DemandProgressed', 'DemandClosed'])
  const again = await send(phone, items)
  expect(results(again)).toEqual(['duplicate', 'duplicate', 'duplicate'])
  const { rows } = await sql`select id from sync_item where id = any(${items.map((item) => item.id)}::uuid[])`.execute(
    api.shell.db,
  )
  expect(rows).toEqual([])
})

test('in one batch, steps of one demand keep the order in which the device made them', async () => {
  const { send } = somebody()
  const phone = createPhone()
  const id = randomUUID()
  const items = [phone.demand(id), phone.move(id, 'progress'), phone.move(id, 'close')]
  expect(results(await send(phone, items.toReversed()))).toEqual(['accepted', 'accepted', 'accepted'])
  expect(await typesOf(api.shell, demandStream(id))).toEqual(['DemandRaised', 'DemandProgressed', 'DemandClosed'])
})

test('what depends on itself in a circle, or on nothing that ever comes, waits and keeps nobody out', async () => {
  const { send } = somebody()
  const phone = createPhone()
  const [one, other] = [randomUUID(), randomUUID()]
  const answer = await send(phone, [
    phone.visit({}, { id: one, dependsOn: [other] }),
    phone.visit({}, { id: other, dependsOn: [one] }),
    phone.visit({}, { dependsOn: [randomUUID()] }),
    phone.visit(),
  ])
  expect(results(answer).toSorted()).toEqual(['accepted', 'held', 'held', 'held'])
})

test('whoever depends and who is depended on may come at the same time', async () => {
  const { send } = somebody()
  const [phone, tablet] = [createPhone(), createPhone()]
  const pairs = Array.from({ length: 20 }, () => {
    const id = randomUUID()
    const raised = phone.demand(id)
    return { id, raised, moved: tablet.move(id, 'progress', { dependsOn: [raised.id] }) }
  })
  await Promise.all(pairs.flatMap(({ raised, moved }) => [send(tablet, [moved]), send(phone, [raised])]))
  const streams = await Promise.all(pairs.map(({ id }) => typesOf(api.shell, demandStream(id))))
  expect(streams).toEqual(pairs.map(() => ['DemandRaised', 'DemandProgressed']))
})

test('a step that is no longer allowed is kept for a person, with those that are', async () => {
  const phone = createPhone()
  const id = randomUUID()
  const [one, other] = [somebody(), somebody()]
  await one.send(phone, [phone.demand(id), phone.move(id, 'close')])
  const late = createPhone()
  const answer = await other.send(late, [late.move(id, 'close')])
  expect(answer.items).toMatchObject([{ result: 'needs-review', receipt: null, allowed: ['reopen'] }])
})

test('two devices on one demand are both taken, one after the other', async () => {
  const { send } = somebody()
  const [phone, tablet] = [createPhone(), createPhone()]
  const id = randomUUID()
  await send(phone, [phone.demand(id)])
  const answers = await Promise.all([
    send(phone, [phone.move(id, 'progress')]),
    send(tablet, [tablet.move(id, 'progress')]),
  ])
  expect(answers.flatMap(results)).toEqual(['accepted', 'accepted'])
  expect(await typesOf(api.shell, demandStream(id))).toEqual(['DemandRaised', 'DemandProgressed', 'DemandProgressed'])
})

test('numbers that never came are reported, but not those that are held or given up', async () => {
  const { send } = somebody()
  const phone = createPhone()
  await send(phone, [phone.visit(), phone.visit()])
  const draft = phone.lose()
  const given = phone.lose()
  for (let lost = 0; lost < 3; lost += 1) phone.lose()
  const answer = await send(phone, [phone.visit()], {
    lastSeq: 8,
    holding: [draft],
    voided: [{ deviceSeq: given, reason: '重复', voidedAt: '2026-11-24T02:00:00Z' }],
  })
  expect(answer).toMatchObject({ lastSeq: 8, gaps: [5, 6, 7], warning: expect.stringContaining('可能丢失 3 条') })
  expect(answer.warning).toContain('5-7')
  const mended = await send(phone, [{ ...phone.visit(), deviceSeq: 6 }], { lastSeq: 8, holding: [draft] })
  expect(mended.gaps).toEqual([5, 7])
})

test('a device that lost its memory is told from where to go on, and what was lost', async () => {
  const { send } = somebody()
  const phone = createPhone()
  await send(phone, [phone.visit()], { lastSeq: 4, holding: [2, 3, 4] })
  const answer = await send(phone, [], { lastSeq: 0, holding: [] })
  expect(answer).toMatchObject({ lastSeq: 4, gaps: [2, 3, 4], warning: expect.stringContaining('可能丢失 3 条') })
})

test('a new device of somebody whose other one still holds something is told of it', async () => {
  const { send } = somebody()
  const [phone, next] = [createPhone(), createPhone()]
  await send(phone, [], { lastSeq: 2, holding: [1, 2], waiting: 2 })
  expect((await send(next, [], { lastSeq: 0 })).warning).toContain('另一台设备还有 2 条没有上传')
})

test('a clock that is wrong is corrected, and both times are kept', async () => {
  const { send } = somebody()
  const phone = createPhone()
  const id = randomUUID()
  const visit = phone.visit(
    { firms: [{ visit: id, name: '春雷机电有限公司' }] },
    { capturedAt: '2026-11-24T10:30:00+08:00' },
  )
  const answer = await send(phone, [visit], { sentAt: '2026-11-24T03:00:00Z' })
  expect(answer.warning).toContain('手机时钟快 60 分钟')
  const [event] = await api.shell.store.readStream('4104', visitStream(id))
  expect(event?.meta).toEqual({
    device: phone.device,
    deviceSeq: 1,
    capturedAt: '2026-11-24T01:30:00.000Z',
    capturedAtDevice: '2026-11-24T02:30:00.000Z',
    skewMs: 3_600_000,
  })
})

test('who lost a firm after the visit still gets it in, and it says so; who lost it before does not', async () => {
  const { send } = somebody()
  const phone = createPhone()
  const firm = (visit: string) => ({ firms: [{ visit, uscc: handedOver, name: '秋水材料有限公司' }] })
  const id = randomUUID()
  const answer = await send(phone, [
    phone.visit(firm(id), { capturedAt: '2026-11-20T02:00:00Z' }),
    phone.visit(firm(randomUUID()), { capturedAt: '2026-11-22T02:00:00Z' }),
  ])
  expect(answer.items).toMatchObject([
    { result: 'accepted', notes: [expect.stringContaining('已转给他人')] },
    { result: 'rejected', receipt: null, reason: expect.stringMatching(/[一-龥]/) },
  ])
  const [event] = await api.shell.store.readStream('4104', visitStream(id))
  expect(event?.meta).toMatchObject({ handedOver: true })
})
