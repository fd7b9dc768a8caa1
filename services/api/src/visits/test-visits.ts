import { randomUUID } from 'node:crypto'
import { assignmentStream, officerStream, type AssignmentEvent, type OfficerEvent } from '@titian/domain'
import type { TestApi } from '../test-api.ts'

/** A firm of 叶县 and one of 宝丰县. */
export const yexian = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
export const baofeng = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司' }

export const businessDay = '2021-11-30'

/** Two counties, a firm in each, and an officer of 叶县 who looks after the firm of 宝丰县. */
export async function openField(api: TestApi): Promise<void> {
  const { store } = api.shell
  await api.state({ type: 'RegisterEntryListed', data: { ...yexian, unit: '410422', employees: 50 } }, '2020-12-31')
  await api.state({ type: 'RegisterEntryListed', data: { ...baofeng, unit: '410421' } }, '2020-12-31')
  await api.open('lin', [{ role: 'service-officer', unit: '410422' }])
  await api.open('shen', [{ role: 'service-officer', unit: '410421' }])
  const listed = (officer: string, unit: string, account: string): OfficerEvent[] => [
    {
      type: 'OfficerListed',
      data: { officer, person: randomUUID(), unit, organisation: `${officer} 的单位`, from: '2021-01-01' },
    },
    { type: 'OfficerAccountLinked', data: { account } },
  ]
  const assigned = (officer: string, firm: typeof yexian): AssignmentEvent => ({
    type: 'OfficerAssigned',
    data: { ...firm, officer },
  })
  const events = [
    ...listed('KJ001', '410422', 'lin').map((event) => ({ stream: officerStream('KJ001'), ...event })),
    ...listed('KJ002', '410421', 'shen').map((event) => ({ stream: officerStream('KJ002'), ...event })),
    { stream: assignmentStream(baofeng.uscc), ...assigned('KJ001', baofeng) },
  ]
  const outcome = await store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: randomUUID(), content: {} },
    events: [
      {
        stream: 'calendar-4104',
        type: 'BusinessDayFixed',
        schema: 1,
        data: { day: businessDay },
        occurredOn: businessDay,
      },
      ...events.map((event) => ({ ...event, schema: 1, occurredOn: '2021-01-01' })),
    ],
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
  await api.catchUp()
}
