import { randomUUID } from 'node:crypto'
import { assignmentStream } from '@titian/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApi, type TestApi } from '../test-api.ts'
import { decideAmendVisit } from './amend-visit.ts'
import { decideLogVisit } from './log-visit.ts'
import { baofeng, openField } from './test-visits.ts'
import { decideWithdrawVisit } from './withdraw-visit.ts'

let api: TestApi

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
}, 60_000)

afterAll(() => api.stop())

describe('a device that sends later', () => {
  const said = (): Parameters<typeof decideLogVisit>[2] => ({
    firms: [{ visit: randomUUID(), ...baofeng }],
    on: '2021-11-20',
    mode: 'phone',
  })
  const who = { account: 'lin', grants: [], officers: ['KJ001'], ownFirms: [], units: [], unitsByName: [] }

  test('records on the day on which it was done, so that it is no 补录', async () => {
    const decided = await decideLogVisit(api.shell, { ...who, doneOn: '2021-11-20' }, said())
    expect(decided).toMatchObject({ events: [{ data: { recordedOn: '2021-11-20' } }] })
  })

  test('changes what it sent before by the same rules as the desk', async () => {
    const visit = randomUUID()
    const lin = await api.signIn('lin')
    await lin.tell('POST', '/api/visits', { ...said(), firms: [{ visit, ...baofeng }] })
    const amended = decideAmendVisit(api.shell, who, visit, { changes: { note: '补' } })
    await expect(amended).resolves.toMatchObject({ events: [{ type: 'VisitAmended' }] })
    const withdrawn = decideWithdrawVisit(api.shell, { ...who, officers: ['KJ002'] }, visit, { reason: '重复' })
    await expect(withdrawn).resolves.toEqual({ refused: 'VisitUnknown' })
  })

  test('still brings in what was his on the day', async () => {
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
          occurredOn: '2021-11-25',
        },
      ],
    })
    await api.catchUp()
    const on = (day: string) => decideLogVisit(api.shell, who, { ...said(), on: day })
    expect(await on('2021-11-24')).toHaveProperty('events')
    expect(await on('2021-11-26')).toEqual({ refused: 'FirmUnknown', uscc: baofeng.uscc, field: 'firms' })
  })
})
