import type { AssignmentEvent, Grant, OfficerEvent } from '@titian/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from './test-api.ts'

const [countyA, countyB] = ['410422', '410421']
/** The officer's firm lies in county B; in county A, where his grant is, lies another. */
const his = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司' }
const another = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
const strange = { uscc: '91410423905840856F', name: '宝丰冬雪机械有限公司' }

let api: TestApi

beforeAll(async () => {
  api = await startTestApi()
  for (const [firm, unit] of [
    [his, countyB],
    [another, countyA],
    [strange, countyB],
  ] as const) {
    const contact = crypto.randomUUID()
    await api.state({ type: 'RegisterEntryListed', data: { ...firm, unit, contact } }, '2020-12-31')
    await api.keepContact(contact, '张三', '13700000000')
  }
  await api.shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [
      {
        stream: 'calendar-4104',
        type: 'BusinessDayFixed',
        schema: 1,
        data: { day: '2021-11-30' },
        occurredOn: '2021-11-30',
      },
    ],
  })
  await assigned('2021-01-20', his.uscc, 'KJ001')
  await officer('KJ001', '2021-01-01', { type: 'OfficerAccountLinked', data: { account: 'service-officer.410422' } })
  await api.catchUp()
}, 60_000)

afterAll(() => api.stop())

async function tell(stream: string, on: string, event: OfficerEvent | AssignmentEvent): Promise<void> {
  const outcome = await api.shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [{ stream, ...event, schema: 1, occurredOn: on }],
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
  await api.catchUp()
}

function officer(code: string, on: string, event: OfficerEvent): Promise<void> {
  return tell(`officer-${code}`, on, event)
}

function assigned(on: string, uscc: string, code: string): Promise<void> {
  return tell(`assignment-${uscc}`, on, { type: 'OfficerAssigned', data: { uscc, name: '某企业', officer: code } })
}

async function who(account: string, grants: readonly Grant[], code?: string): Promise<Person> {
  await api.open(account, grants)
  if (code !== undefined) {
    await officer(code, '2021-01-01', { type: 'OfficerAccountLinked', data: { account } })
  }
  return api.signIn(account)
}

const firmsOf = async (person: Person, query = '') => {
  const { body } = await person.get(`/api/enterprises${query}`)
  return Array.isArray(body['items']) ? body['items'].map((item: { name: string }) => item.name) : []
}

const toldOf = async (person: Person, uscc: string, query = '') => {
  const { body } = await person.get(`/api/enterprises/${uscc}/timeline${query}`)
  return Array.isArray(body['items']) ? body['items'].map((item: { type: string }) => item.type) : []
}

describe('a service officer of county A', () => {
  test('sees the firm that is his in county B whole', async () => {
    const person = await api.as('service-officer', countyA)
    expect((await person.get(`/api/enterprises/${his.uscc}`)).body).toMatchObject({ ...his, unit: countyB })
    expect(await toldOf(person, his.uscc)).toEqual(['OfficerAssigned', 'RegisterEntryListed'])
    expect((await person.tell('POST', `/api/enterprises/${his.uscc}/contact`)).body).toMatchObject({ name: '张三' })
    expect(await firmsOf(person)).toEqual([his.name])
  })

  test('finds a firm of county A that is not his by name only', async () => {
    const person = await api.as('service-officer', countyA)
    const { body } = await person.get(`/api/enterprises?query=${encodeURIComponent('有限公司')}`)
    expect(body).toMatchObject({ count: 1, items: [his], others: [{ ...another, unit: countyA }] })
    for (const path of ['', '/timeline']) {
      expect((await person.get(`/api/enterprises/${another.uscc}${path}`)).status).toBe(404)
    }
    expect((await person.tell('POST', `/api/enterprises/${another.uscc}/contact`)).status).toBe(404)
  })

  test('is not told by a search which of them hold a title', async () => {
    const person = await api.as('service-officer', countyA)
    const asked = `?query=${encodeURIComponent('有限公司')}&title=${encodeURIComponent('高新技术企业')}`
    expect((await person.get(`/api/enterprises${asked}`)).body).not.toHaveProperty('others')
  })

  test('knows nothing of others in county B', async () => {
    const person = await api.as('service-officer', countyA)
    const { text } = await person.get(`/api/enterprises?query=${encodeURIComponent(strange.name)}`)
    expect(text).not.toContain(strange.uscc)
    expect((await person.get(`/api/enterprises/${strange.uscc}`)).status).toBe(404)
  })

  test('leaves one line in the access journal for the firm that he calls three times on one day', async () => {
    const caller = await who('caller', [{ role: 'liaison', unit: countyA }], 'KJ011')
    await assigned('2021-11-01', another.uscc, 'KJ011')
    for (let tap = 0; tap < 3; tap += 1) {
      expect((await caller.tell('POST', `/api/enterprises/${another.uscc}/contact`)).status).toBe(200)
    }
    const lines = () => api.shell.store.readStream('4104-access', 'account-caller')
    const shown = (await lines()).filter(({ type }) => type === 'ContactShown')
    expect(shown).toHaveLength(1)
    api.pass(24 * 60)
    const again = await api.signIn('caller')
    await again.tell('POST', `/api/enterprises/${another.uscc}/contact`)
    expect((await lines()).filter(({ type }) => type === 'ContactShown')).toHaveLength(2)
  })
})

describe('whose firm it is', () => {
  test('is settled by the day: who lost it sees what was up to then, and nothing of now', async () => {
    const first = await who('first', [{ role: 'service-officer', unit: countyA }], 'KJ021')
    const second = await who('second', [{ role: 'service-officer', unit: countyA }], 'KJ022')
    await assigned('2021-02-01', strange.uscc, 'KJ021')
    await assigned('2021-10-01', strange.uscc, 'KJ022')
    await api.state({ type: 'TechSmeRegistered', data: { ...strange, number: '202141042100000001' } }, '2021-10-20')
    await api.catchUp()
    const url = `/api/enterprises/${strange.uscc}`
    expect((await first.get(url)).status).toBe(404)
    expect((await second.get(url)).status).toBe(200)
    expect(await toldOf(second, strange.uscc, '?asOf=2021-06-30')).toEqual([
      'TechSmeRegistered',
      'OfficerAssigned',
      'OfficerAssigned',
      'RegisterEntryListed',
    ])
    expect(await toldOf(first, strange.uscc, '?asOf=2021-06-30')).toEqual(['OfficerAssigned', 'RegisterEntryListed'])
    expect(await firmsOf(first, '?asOf=2021-06-30')).toEqual([strange.name])
    expect(await firmsOf(first)).toEqual([])
  })

  test('is the cover’s too, for the days of an absence', async () => {
    const cover = await who('cover', [{ role: 'service-officer', unit: countyA }], 'KJ031')
    const covered: OfficerEvent = {
      type: 'AbsenceCovered',
      data: { absence: 'a-1', from: '2021-11-25', through: '2021-12-05', by: 'KJ031' },
    }
    expect((await cover.get(`/api/enterprises/${his.uscc}`)).status).toBe(404)
    await officer('KJ001', '2021-11-25', covered)
    expect((await cover.get(`/api/enterprises/${his.uscc}`)).status).toBe(200)
    expect((await cover.get(`/api/enterprises/${his.uscc}?asOf=2021-12-05`)).status).toBe(200)
    expect(await firmsOf(cover, '?asOf=2021-12-06')).toEqual([his.name])
    await officer('KJ001', '2021-11-30', { type: 'AbsenceEnded', data: { absence: 'a-1' } })
    expect((await cover.get(`/api/enterprises/${his.uscc}`)).status).toBe(404)
  })

  test('is found by the code that the firm has now, when the list wrote one that it had', async () => {
    const former = '914104210000000009'
    const recoded = await who('recoded', [{ role: 'liaison', unit: countyA }], 'KJ041')
    await assigned('2021-03-01', former, 'KJ041')
    expect(await firmsOf(recoded)).toEqual([])
    await api.state({ type: 'CreditCodeReplaced', data: { ...strange, formerCode: former } }, '2021-05-01')
    await api.catchUp()
    // Another has it since October, by its present code.
    expect(await firmsOf(recoded)).toEqual([])
    expect(await firmsOf(recoded, '?asOf=2021-06-30')).toEqual([strange.name])
  })

  test('is nobody’s who is not signed in as the officer, and is gone with the link', async () => {
    const unlinked = await who('unlinked', [{ role: 'service-officer', unit: countyA }], 'KJ001')
    expect((await unlinked.get(`/api/enterprises/${his.uscc}`)).status).toBe(200)
    await officer('KJ001', '2021-11-30', { type: 'OfficerAccountUnlinked', data: { account: 'unlinked' } })
    expect((await unlinked.get(`/api/enterprises/${his.uscc}`)).status).toBe(404)
  })
})

test('an account that is liaison and service officer at once has one list, and a county’s grant beside is not widened', async () => {
  const both = await who(
    'both',
    [
      { role: 'liaison', unit: countyA },
      { role: 'service-officer', unit: countyB },
      { role: 'county', unit: '410423' },
    ],
    'KJ051',
  )
  await assigned('2021-11-01', his.uscc, 'KJ051')
  expect(await firmsOf(both)).toEqual([his.name])
  const { body } = await both.get(`/api/enterprises?query=${encodeURIComponent('有限公司')}`)
  expect(body).toMatchObject({ items: [his], others: [{ name: strange.name }, { name: another.name }] })
  expect((await both.get(`/api/figures/enterprises/members?period=2021&unit=${countyB}`)).status).toBe(404)
})
