import { randomUUID } from 'node:crypto'
import { demandStream, drawCallBacks, type DemandEvent } from '@titian/domain'
import { closedToDraw } from '@titian/read-models'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { baofeng, openField, yexian } from '../visits/test-visits.ts'
import { move, nextStep } from './test-demands.ts'

let api: TestApi
let lin: Person
let office: Person
let planner: Person

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  office = await api.as('county', '410422')
  planner = await api.as('planner', '410400')
  for (let index = 0; index < 12; index += 1) await closed(index)
  await api.catchUp()
}, 60_000)

afterAll(() => api.stop())

/** Demands of two firms and three officers that were closed in the summer. */
async function closed(index: number): Promise<void> {
  const stream = demandStream(`018f2a3b-0000-7000-8000-${String(index).padStart(12, '0')}`)
  const firm = index % 2 === 0 ? yexian : baofeng
  const officer = index % 3 === 0 ? 'KJ002' : 'KJ001'
  const evidence = [{ kind: '合同', number: String(index) }]
  const events: readonly DemandEvent[] = [
    { type: 'DemandRaised', data: { ...firm, officer, category: 'N9', text: '融资', channel: 'visit', nextStep } },
    { type: 'DemandClosed', data: { code: 'C1', evidence } },
  ]
  await api.shell.store.append({
    journal: '4104',
    actor: 'lin',
    command: { id: randomUUID(), content: {} },
    events: events.map((event) => ({ stream, ...event, schema: 1, occurredOn: '2021-08-02' })),
  })
}

interface Drawn {
  readonly demand: string
  readonly unit: string
}

async function draw(share = 0.5) {
  const answer = await planner.tell('POST', '/api/call-backs', { from: '2021-07-01', through: '2021-09-30', share })
  await api.catchUp()
  return answer
}

async function shown(
  sample: unknown,
  who = planner,
): Promise<{ items: readonly Drawn[]; body: Readonly<Record<string, unknown>> }> {
  const { body } = await who.get(`/api/call-backs/${String(sample)}`)
  return { body, items: Array.from(Object(body['items'])) }
}

describe('a call-back sample', () => {
  test('is a tenth at least, of something', async () => {
    expect(await draw(0.05)).toMatchObject({ status: 422, body: { type: 'share-too-small' } })
    const none = { from: '2020-01-01', through: '2020-12-31', share: 0.1 }
    expect(await planner.tell('POST', '/api/call-backs', none)).toMatchObject({
      status: 422,
      body: { type: 'nothing-to-draw' },
    })
  })

  test('is drawn by county and officer, can be drawn again, and comes to a rate', async () => {
    const before = await closedToDraw(api.shell.db, '4104', '2021-07-01', '2021-09-30')
    const answer = await draw()
    expect(answer).toMatchObject({ status: 200, body: { demands: 6 } })
    const { items, body } = await shown(answer.body['sample'])
    expect(body).toMatchObject({ drawn: 6, verified: 0, overturned: 0, rate: null, closed: 12, own: 0 })
    expect(items.map(({ unit }) => unit)).toEqual(['410421', '410421', '410421', '410422', '410422', '410422'])
    expect([...drawCallBacks(before, 0.5, Number(body['seed']))].toSorted()).toEqual(
      items.map(({ demand }) => demand).toSorted(),
    )

    const [one, other] = items
    if (!one || !other) throw new Error('Six were drawn')
    expect(await move(lin, one.demand, { move: 'verify', upheld: true })).toMatchObject({ status: 403 })
    expect(await move(office, items[5]?.demand ?? '', { move: 'verify', upheld: true })).toMatchObject({
      status: 403,
      body: { type: 'move-reserved' },
    })
    expect((await move(planner, one.demand, { move: 'verify', upheld: true })).status).toBe(200)
    expect((await move(planner, other.demand, { move: 'verify', upheld: false, note: '未放款' })).status).toBe(200)
    expect((await move(planner, other.demand, { move: 'reopen', reason: '回访不属实' })).status).toBe(200)
    await api.catchUp()
    const after = await shown(answer.body['sample'])
    expect(after.body).toMatchObject({
      verified: 2,
      overturned: 1,
      rate: 0.5,
      units: [
        { unit: '410421', drawn: 3, verified: 2, overturned: 1, rate: 0.5 },
        { unit: '410422', drawn: 3, verified: 0, overturned: 0, rate: null },
      ],
      items: expect.arrayContaining([
        expect.objectContaining({ demand: other.demand, upheld: false, note: '未放款', reopened: true }),
      ]),
    })
    expect(await planner.get('/api/call-backs')).toMatchObject({
      body: { items: [{ drawn: 6, verified: 2, overturned: 1, rate: 0.5 }] },
    })
    expect((await planner.get('/api/call-backs?asOf=2021-11-29')).body['items']).toEqual([])
  })

  test('does not draw again what was drawn', async () => {
    // Six were left, and the reopened one is not closed.
    expect(await draw(1)).toMatchObject({ body: { demands: 6 } })
  })

  test('is nothing that an officer or his county is told', async () => {
    expect((await lin.get('/api/call-backs')).status).toBe(404)
    expect((await office.get('/api/call-backs')).status).toBe(404)
    const demand = '018f2a3b-0000-7000-8000-000000000002'
    for (const who of [lin, office]) {
      const { text, body } = await who.get(`/api/demands/${demand}`)
      expect(body['state']).toBe('closed')
      expect(text).not.toMatch(/CallBackDrawn|抽中|verify|sample/)
    }
    for (const [who, { uscc }] of [
      [lin, baofeng],
      [office, yexian],
    ] as const) {
      const timeline = await who.get(`/api/enterprises/${uscc}/timeline`)
      expect(timeline.text).toMatch(/DemandClosed/)
      expect(timeline.text).not.toMatch(/CallBackDrawn|抽中/)
    }
  })

  test('leaves out what is the caller’s own', async () => {
    await api.open('both', [{ role: 'planner', unit: '410400' }])
    await api.shell.store.append({
      journal: '4104',
      actor: 'admin',
      command: { id: randomUUID(), content: {} },
      events: [
        {
          stream: 'officer-KJ001',
          type: 'OfficerAccountUnlinked',
          schema: 1,
          data: { account: 'lin' },
          occurredOn: '2021-11-30',
        },
        {
          stream: 'officer-KJ001',
          type: 'OfficerAccountLinked',
          schema: 1,
          data: { account: 'both' },
          occurredOn: '2021-11-30',
        },
      ],
    })
    await api.catchUp()
    const both = await api.signIn('both')
    const { body } = await planner.get('/api/call-backs')
    const [newest] = Array.from(Object(body['items']), (item: { sample: string }) => item.sample)
    const whole = await shown(newest)
    const theirs = await shown(newest, both)
    expect(Number(theirs.body['own'])).toBeGreaterThan(0)
    expect(theirs.items.length + Number(theirs.body['own'])).toBe(whole.items.length)
  })
})

describe('the working calendar', () => {
  test('is read by everyone and set by the city, with its source', async () => {
    expect(await lin.get('/api/working-calendar')).toMatchObject({
      body: {
        years: expect.arrayContaining([
          expect.objectContaining({ year: 2026, source: '国办发明电〔2025〕7号', set: false }),
        ]),
      },
    })
    const year = { off: ['2027-01-01'], working: ['2027-01-09'], source: '国办发明电〔2026〕9号' }
    expect((await planner.tell('PUT', '/api/working-calendar/2027', year)).status).toBe(200)
    expect(await lin.get('/api/working-calendar')).toMatchObject({
      body: { years: expect.arrayContaining([{ year: 2027, ...year, set: true }]) },
    })
    expect(await planner.tell('PUT', '/api/working-calendar/2027', { ...year, working: ['2027-01-11'] })).toMatchObject(
      {
        status: 422,
        body: { type: 'day-works-anyway' },
      },
    )
  })
})
