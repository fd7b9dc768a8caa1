import { keepPerson } from './keep-person.ts'
import { assignmentStream, officerStream } from '@titian/domain'
import type { TestApi } from '../test-api.ts'

/** What a list says of officers and of their firms, as the import of lists records it. */
export async function listed(
  { shell }: Pick<TestApi, 'shell'>,
  rows: {
    readonly officers?: readonly (readonly [officer: string, name: string, unit: string])[]
    readonly firms?: readonly (readonly [uscc: string, officer: string, on: string])[]
  },
): Promise<void> {
  const { store, db, journal } = shell
  const { officers = [], firms = [] } = rows
  const people = officers.map(([officer, name, unit]) => ({ officer, name, unit, person: crypto.randomUUID() }))
  for (const { person, name } of people) await keepPerson(db, journal, person, { name, phone: '19900000000' })
  const meta = { list: { import: crypto.randomUUID(), row: 1 } }
  const outcome = await store.append({
    journal,
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [
      ...people.map(({ officer, unit, person }) => ({
        stream: officerStream(officer),
        type: 'OfficerListed',
        schema: 1,
        data: { officer, person, unit, organisation: '市农科院', from: '2021-01-01' },
        occurredOn: '2021-12-31',
        meta,
      })),
      ...firms.map(([uscc, officer, on]) => ({
        stream: assignmentStream(uscc),
        type: 'OfficerAssigned',
        schema: 1,
        data: { uscc, name: '名单所写的企业', officer },
        occurredOn: on,
        meta,
      })),
    ],
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
}
