import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../test-api.ts'
import { openField, yexian } from '../visits/test-visits.ts'
import type { Who } from '../who.ts'
import { decideAmendDemand } from './amend-demand.ts'
import { decideMoveDemand } from './move-demand.ts'
import { decideRaiseDemand } from './raise-demand.ts'
import { nextStep } from './test-demands.ts'

let api: TestApi
const lin: Who = {
  account: 'lin',
  grants: [{ role: 'service-officer', unit: '410422' }],
  officers: ['KJ001'],
  ownFirms: [],
  units: [],
  unitsByName: ['410422'],
}

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
}, 60_000)

afterAll(() => api.stop())

test('what a device brings days later keeps the day on which it was recorded, and is judged as it comes', async () => {
  const { shell } = api
  const demand = randomUUID()
  const raised = await decideRaiseDemand(
    shell,
    { ...lin, doneOn: '2021-11-25' },
    { demand, ...yexian, category: 'N9', text: '希望参加银企对接会', channel: 'visit', raisedOn: '2021-11-24' },
  )
  expect(raised).toMatchObject({
    events: [{ occurredOn: '2021-11-24', data: { officer: 'KJ001', recordedOn: '2021-11-25' } }],
  })
  if ('refused' in raised) throw new Error(raised.refused)
  await shell.store.append({ journal: '4104', actor: 'lin', command: { id: randomUUID(), content: {} }, ...raised })

  // The read models have not counted it yet: a device may raise and move it in one go.
  const moved = await decideMoveDemand(shell, lin, { demand, move: 'accept', on: '2021-11-26', nextStep })
  expect(moved).toMatchObject({
    events: [{ type: 'DemandAccepted', occurredOn: '2021-11-26' }],
    expect: [{ version: 1 }],
  })
  const early = decideMoveDemand(shell, lin, { demand, move: 'accept', on: '2021-11-20', nextStep })
  expect(await early).toEqual({ refused: 'BeforeRaised', on: '2021-11-20', raisedOn: '2021-11-24' })
  const amended = decideAmendDemand(shell, lin, { demand, changes: { budget: 300 } })
  expect(await amended).toMatchObject({ events: [{ data: { changes: { budget: 300 } } }] })
})
