import { randomUUID } from 'node:crypto'
import type { SyncItem } from '@titian/contract'
import { visitStream } from '@titian/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPhone, hashOf, typesOf } from '../sync/test-sync.ts'
import { startTestApi, type Answered, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField } from '../visits/test-visits.ts'

const [visit, demand] = [randomUUID(), randomUUID()]
const nextStep = { action: '联系银行', due: '2021-12-10' }
const phone = createPhone()
let api: TestApi
let lin: Person
let planner: Person

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  planner = await api.as('planner', '410400')
}, 60_000)

afterAll(() => api.stop())

async function send(...items: readonly SyncItem[]) {
  const body = { device: phone.device, sentAt: '2026-11-24T02:00:00Z', items }
  const answer = await lin.tell('POST', '/api/sync/commands', body)
  await api.catchUp()
  return answer.body
}

const waiting = async (who: Person) => (await who.get('/api/review')).body
const onMyWork = async () => {
  const { items } = (await lin.get('/api/my-work')).body
  return Array.isArray(items) ? items.filter(({ kind }) => kind === 'kept-aside').map(({ why }) => String(why)) : []
}
const settle = async (who: Person, item: SyncItem, decision: 'accept' | 'reject'): Promise<Answered> => {
  const kept = { account: 'lin', record: item.id, content: item.payloadHash, decision }
  const answer = await who.tell('POST', '/api/review/kept', kept)
  await api.catchUp()
  return answer
}

const said = { firms: [{ visit, ...baofeng }], on: '2021-11-30', mode: 'on-site' }
const first = phone.item('log-visit', { ...said, note: '看车间' })
const second = { ...first, payload: { ...said, note: '看实验室', nextVisitOn: '2021-12-20' } }
const other = { ...second, payloadHash: hashOf(second.payload) }

test('a visit that came twice with different contents waits for whoever made it, both side by side', async () => {
  await send(first)
  expect(await send(other)).toMatchObject({ items: [{ result: 'needs-review' }] })
  const item = {
    kind: 'record-kept',
    sentence: `您 11月24日在手机上记的走访（${baofeng.name}）与先前收到的同一条内容不同，两份都已留存，现按先收到的计。请对照后决定用哪一份。`,
    kept: { account: 'lin', record: first.id, isOwn: true },
    versions: [
      {
        list: '已经生效的',
        fields: [
          { name: '记录', value: '看车间' },
          { name: '下次走访', value: '' },
        ],
      },
      {
        list: '暂存的这一份',
        fields: [
          { name: '记录', value: '看实验室' },
          { name: '下次走访', value: '2021-12-20' },
        ],
      },
    ],
  }
  expect(await waiting(lin)).toMatchObject({ count: 1, items: [item] })
  expect(await waiting(planner)).toMatchObject({ count: 1, items: [{ kept: { isOwn: false } }] })
  expect(await waiting(await api.as('county', '410422'))).toMatchObject({ count: 0 })
  expect(await onMyWork()).toEqual(['您有 1 条记录待核对'])
})

test('only whoever made it takes it; then it is how the visit reads, and nothing waits any more', async () => {
  expect(await settle(planner, other, 'accept')).toMatchObject({ status: 409, body: { type: 'nothing-kept' } })
  expect(await settle(await api.as('county', '410422'), other, 'reject')).toMatchObject({ status: 409 })
  expect(await settle(lin, other, 'accept')).toMatchObject({ status: 200 })
  expect(await typesOf(api.shell, visitStream(visit))).toEqual(['VisitLogged', 'VisitAmended'])
  expect((await lin.get(`/api/visits/${visit}`)).body).toMatchObject({
    note: '看实验室',
    nextVisitOn: '2021-12-20',
  })
  expect(await settle(lin, other, 'accept')).toMatchObject({ status: 200 })
  expect([await waiting(lin), await onMyWork()]).toMatchObject([{ count: 0 }, []])
  expect(await send(other)).toMatchObject({ items: [{ result: 'duplicate' }] })
})

test('a step that others overtook is carried out today where it still may be, and gets its receipt', async () => {
  const raised = { demand, ...baofeng, category: 'N8', text: '想报高企', channel: 'visit', nextStep }
  await send(phone.item('raise-demand', raised))
  const move = (body: object) => planner.tell('POST', `/api/demands/${demand}/moves`, body)
  await move({ move: 'close', code: 'C7', note: '企业不报了' })
  const late = phone.item('move-demand', { move: 'progress', note: '已联系银行', nextStep }, { subject: demand })
  expect(await send(late)).toMatchObject({ items: [{ result: 'needs-review' }] })
  expect(await waiting(lin)).toMatchObject({
    items: [{ versions: [{ list: '现在的情况' }, { list: '暂存的这一份' }] }],
  })
  expect(await settle(lin, late, 'accept')).toMatchObject({ status: 409, body: { type: 'move-not-allowed' } })
  await move({ move: 'reopen', reason: '又要报了', nextStep })
  const settled = await settle(lin, late, 'accept')
  expect(settled).toMatchObject({ status: 200 })
  expect(await send(late)).toMatchObject({ items: [{ result: 'duplicate', position: settled.body['position'] }] })
  expect([await waiting(lin), await onMyWork()]).toMatchObject([{ count: 0 }, []])
})

test('the city may drop what nobody takes', async () => {
  const late = phone.item('move-demand', { move: 'archive' }, { subject: demand })
  await send(late)
  expect(await settle(planner, late, 'reject')).toMatchObject({ status: 200 })
  expect(await onMyWork()).toEqual([])
})

test('records that never came are said once, and given up with a reason', async () => {
  phone.lose()
  phone.lose()
  await send(phone.visit({ firms: [{ visit: randomUUID(), ...baofeng }] }))
  expect(await onMyWork()).toEqual(['手机上可能丢失 2 条记录，请补录或说明'])
  expect(await waiting(lin)).toMatchObject({ count: 1, items: [{ kind: 'records-missing' }] })
  const given = { account: 'lin', device: phone.device, reason: '已补录' }
  const county = await api.as('county', '410422')
  expect(await county.tell('POST', '/api/review/missing', given)).toMatchObject({ status: 409 })
  expect(await lin.tell('POST', '/api/review/missing', given)).toMatchObject({ status: 200 })
  expect([await waiting(lin), await onMyWork()]).toMatchObject([{ count: 0 }, []])
})
