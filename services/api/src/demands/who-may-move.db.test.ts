import { randomUUID } from 'node:crypto'
import { assignmentStream } from '@titian/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, businessDay, openField } from '../visits/test-visits.ts'
import { whoIs } from '../who.ts'
import { decideMoveDemand } from './move-demand.ts'
import { move, nextStep, raise } from './test-demands.ts'

let api: TestApi
/** Of 叶县; looks after a firm of 宝丰县 until it is handed over. */
let lin: Person
let planner: Person

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  planner = await api.as('planner', '410400')
}, 60_000)

beforeEach(() => api.catchUp())
afterAll(() => api.stop())

async function record(stream: string, type: string, data: object, occurredOn: string): Promise<void> {
  const outcome = await api.shell.store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: randomUUID(), content: {} },
    events: [{ stream, type, schema: 1, data, occurredOn }],
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
  await api.catchUp()
}

test('whoever handed a firm over does nothing more to its demands, which he may no longer see', async () => {
  const { demand } = await raise(planner, { ...baofeng, officer: 'KJ002', raisedOn: '2021-11-24' })
  expect((await move(lin, demand, { move: 'accept' })).status).toBe(200)
  await record(assignmentStream(baofeng.uscc), 'OfficerAssigned', { ...baofeng, officer: 'KJ002' }, businessDay)
  expect((await lin.get(`/api/demands/${demand}`)).status).toBe(404)
  expect((await move(lin, demand, { move: 'progress', note: '已联系' })).status).toBe(404)
  const amendment = { changes: { text: '额度 300 万元' } }
  expect((await lin.tell('POST', `/api/demands/${demand}/amendments`, amendment)).status).toBe(404)
  // What he did while it was his counts, though his phone sends it later.
  const principal = { account: 'lin', grants: [{ role: 'service-officer', unit: '410422' }] } as const
  const then = { ...(await whoIs(api.shell, principal, '2021-11-29')), doneOn: '2021-11-29' }
  const late = { demand, move: 'progress', note: '已联系', on: '2021-11-29', nextStep } as const
  expect(await decideMoveDemand(api.shell, then, late)).toMatchObject({ events: [{ type: 'DemandProgressed' }] })
})
