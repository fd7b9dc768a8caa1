import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApi, type Person, type TestApi } from '../test-api.ts'
import { openField, yexian } from '../visits/test-visits.ts'
import { move, raise } from './test-demands.ts'

let api: TestApi
let lin: Person
/** A clerk of the firm, who has no account. */
let clerk: Person

beforeAll(async () => {
  api = await startTestApi()
  await openField(api)
  lin = await api.signIn('lin')
  clerk = api.asNobody
}, 60_000)

afterAll(() => api.stop())

interface Asked {
  readonly demand: string
  readonly path: string
}

/** A demand that was answered, and the link by which its firm is asked. */
async function asked(): Promise<Asked> {
  const { demand } = await raise(lin)
  await move(lin, demand, { move: 'answer', answer: '推荐科技贷' })
  return { demand, path: await linkTo(demand) }
}

async function linkTo(demand: string): Promise<string> {
  const { body } = await move(lin, demand, { move: 'ask-confirmation', way: 'link' })
  return `/api/confirmations/${String(Object(body['confirmation']).secret)}`
}

async function stateOf(demand: string) {
  await api.catchUp()
  const { body } = await lin.get(`/api/demands/${demand}`)
  return body
}

describe('the firm opens its link', () => {
  test('and sees its own demand, what it was told, and who asks', async () => {
    const { path } = await asked()
    expect(await clerk.get(path)).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        state: 'open',
        number: expect.stringMatching(/^XQ2021-\d+$/),
        name: yexian.name,
        text: '希望参加银企对接会',
        answer: '推荐科技贷',
        asks: { organisation: 'KJ001 的单位' },
        until: '2021-12-15',
      },
    })
  })

  test('and says once whether it was solved', async () => {
    const { demand, path } = await asked()
    const said = { verdict: 'partly', satisfaction: 4, note: '额度不够' }
    expect(await clerk.tell('POST', path, said)).toMatchObject({ status: 200, body: { state: 'answered' } })
    // The same again is the same answer; another is none.
    expect(await clerk.tell('POST', path, said)).toMatchObject({ status: 200 })
    expect(await clerk.tell('POST', path, { verdict: 'solved' })).toMatchObject({
      status: 410,
      body: { type: 'confirmation-answered' },
    })
    // And the link says no more of what the firm asked for.
    const number = expect.stringMatching(/^XQ2021-\d+$/)
    expect((await clerk.get(path)).body).toEqual({ state: 'answered', number })
    expect(await stateOf(demand)).toMatchObject({
      state: 'confirmed',
      verdict: 'partly',
      satisfaction: 4,
      events: expect.arrayContaining([
        expect.objectContaining({
          type: 'DemandConfirmed',
          actor: 'firm:link',
          summary: '企业确认：部分解决，满意度 4 分，额度不够',
        }),
      ]),
    })
  })

  test('and where nothing is solved it goes on', async () => {
    const { demand, path } = await asked()
    await clerk.tell('POST', path, { verdict: 'not-solved' })
    expect(await stateOf(demand)).toMatchObject({ state: 'in-progress', confirmedOn: '2021-11-30' })
  })
})

describe('a link is worth nothing', () => {
  test('once another one was made', async () => {
    const { demand, path } = await asked()
    const newer = await linkTo(demand)
    expect(await clerk.get(path)).toMatchObject({ status: 404, body: { type: 'confirmation-unknown' } })
    expect((await clerk.get(newer)).status).toBe(200)
  })

  test('after its last day', async () => {
    const { path } = await asked()
    const planner = await api.as('planner', '410400')
    await planner.tell('PUT', '/api/business-day', { day: '2021-12-16' })
    const gone = await clerk.get(path)
    expect(gone).toMatchObject({ status: 200, body: { state: 'expired' } })
    expect(Object.keys(gone.body).toSorted()).toEqual(['number', 'state'])
    expect(await clerk.tell('POST', path, { verdict: 'solved' })).toMatchObject({
      status: 410,
      body: { type: 'confirmation-expired' },
    })
    await planner.tell('PUT', '/api/business-day', { day: '2021-11-30' })
  })

  test('where it was guessed, and guessing pauses; a link that there is opens all the same', async () => {
    const { path } = await asked()
    const guess = (index: number) => clerk.get(`/api/confirmations/${'x'.repeat(30)}${index}`)
    for (let index = 0; index < 19; index += 1) expect((await guess(index)).status).toBe(404)
    expect(await guess(20)).toMatchObject({ status: 429, body: { type: 'confirmation-paused' } })
    expect((await clerk.get(path)).status).toBe(200)
    const { rows } =
      await sql`select from confirmation where secret_hash = convert_to(${path.slice(-32)}, 'UTF8')`.execute(
        api.shell.db,
      )
    expect(rows).toEqual([])
  })
})
