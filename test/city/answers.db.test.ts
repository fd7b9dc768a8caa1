import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lists, questionsOf, readAnswers, type Answers } from './answers.ts'
import { testProgress } from './progress-tests.ts'
import { startCity, type RunningCity } from './running-city.ts'

interface Figure {
  readonly value: number | { readonly value: number | null }
  readonly parts: readonly { readonly unit: string; readonly value: number }[]
}

const counted = /^(01|02-|03-|04|05|06|07|08|09|10|11)/

// The register comes last: whichever list arrives first, the figures are the same.
async function listsInOrder(): Promise<readonly string[]> {
  const names = (await readdir(lists)).filter((name) => counted.test(name))
  return names.toSorted().toReversed()
}

// The value of each question, or what came instead; a whole that is not the sum of its parts is no answer.
async function everyAnswer(city: RunningCity, answers: Answers): Promise<{ got: object; expected: object }> {
  const questions = questionsOf(answers)
  const got: Record<string, unknown> = {}
  for (const { question } of questions) {
    const { status, body } = await city.admin.get<Figure>(`/figures/${question}&asOf=2021-12-31`)
    const parts = status === 200 ? body.parts.reduce((sum, { value }) => sum + value, 0) : undefined
    got[question] = parts === body.value ? body.value : body
  }
  return { got, expected: Object.fromEntries(questions.map(({ question, value }) => [question, value])) }
}

describe('the sample city', () => {
  let city: RunningCity
  let answers: Answers
  const imported = new Map<string, string>()

  beforeAll(async () => {
    city = await startCity()
    answers = await readAnswers()
    for (const name of await listsInOrder()) {
      const { importId } = await city.admin.import(join(lists, name))
      imported.set(name, importId)
    }
  }, 300_000)

  afterAll(async () => city?.stop())

  test('has every figure of its answers', async () => {
    const { got, expected } = await everyAnswer(city, answers)
    expect(got).toEqual(expected)
  })

  test('reconciles the bridge of every year', async () => {
    for (const [year, bridge] of Object.entries(answers.highTechBridge)) {
      const { body } = await city.admin.get<object>(
        `/figures/high-tech.net/bridge?unit=410400&period=${year}&asOf=2021-12-31`,
      )
      const { lateRenewed, ...same } = bridge
      expect(body).toMatchObject({ ...same, renewedLate: lateRenewed, transferred: 0, pending: 0 })
    }
  })

  test('grew by 69 % and 38 %', async () => {
    const techSme = await city.admin.get<Figure>(
      '/figures/tech-sme.registered.growth?unit=410400&period=2021&asOf=2021-12-31',
    )
    const highTech = await city.admin.get<Figure>(
      '/figures/high-tech.new.growth?unit=410400&period=2021&asOf=2021-12-31',
    )
    expect(techSme.body.value).toEqual({ numerator: 198, denominator: 286, value: 198 / 286 })
    expect(highTech.body.value).toEqual({ numerator: 19, denominator: 50, value: 0.38 })
  })

  test('names the firms that its register does not', async () => {
    const { body } = await city.admin.get<{ count: number; items: { uscc: string; why: unknown[] }[] }>(
      '/figures/enterprises.outside-register/members?unit=410400&period=2021&asOf=2021-12-31&limit=200',
    )
    expect(body.items.map(({ uscc }) => uscc).toSorted()).toEqual(answers.notInRegister.toSorted())
    expect(body.items.every(({ why }) => why.length > 0)).toBe(true)
  })

  test('knows firms by their former names and their units by the day', async () => {
    for (const { uscc, name, formerName } of answers.renamed) {
      const { body } = await city.admin.get<{ name: string; formerNames: { name: string }[] }>(
        `/enterprises/${uscc}?asOf=2021-12-31`,
      )
      expect({ name: body.name, former: body.formerNames.map((former) => former.name) }).toEqual({
        name,
        former: [formerName],
      })
    }
    for (const { uscc, from, to, on } of answers.movedUnit) {
      const dayBefore = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10)
      const before = await city.admin.get<{ unit: string }>(`/enterprises/${uscc}?asOf=${dayBefore}`)
      const after = await city.admin.get<{ unit: string }>(`/enterprises/${uscc}?asOf=${on}`)
      expect([before.body.unit, after.body.unit]).toEqual([from, to])
    }
  })

  test('refuses exactly the rows that must be refused', async () => {
    for (const [name, importId] of imported) {
      const { body } = await city.admin.get<{ items: { row: number; proposal?: { uscc: string } }[] }>(
        `/imports/${importId}/refused?limit=200`,
      )
      const expected = answers.mustBeRefused.filter(({ file }) => file === name)
      expect({ name, rows: body.items.map(({ row }) => row).toSorted((a, b) => a - b) }).toEqual({
        name,
        rows: expected.map(({ row }) => row),
      })
      const proposals = new Map(body.items.map(({ row, proposal }) => [row, proposal?.uscc] as const))
      const meant = new Map(
        expected.flatMap(({ row, meant: uscc }) => (uscc === undefined ? [] : [[row, uscc] as const])),
      )
      expect(new Map([...proposals].filter(([row]) => meant.has(row)))).toEqual(meant)
    }
  })

  describe('in its year', () => {
    testProgress(() => city)
  })

  test('holds the targets of its lists', async () => {
    for (const { year, indicator, city: whole, places } of answers.targets) {
      const { body } = await city.admin.get<{ items: { name: string; unit: string; target: number }[] }>(
        `/targets?year=${year}`,
      )
      const found = new Map(
        body.items.filter(({ name }) => name === indicator).map(({ unit, target }) => [unit, target]),
      )
      expect(Object.fromEntries(found)).toEqual({ '410400': whole, ...places })
    }
  })

  test('counts the province’s announcements without counting anything twice', async () => {
    for (const [prefix, { rows, ours }] of Object.entries(answers.provinceWide)) {
      const name = (await readdir(lists)).find((each) => each.startsWith(prefix)) ?? ''
      const importId = await city.admin.upload(join(lists, name), {
        listedOn: '2021-12-31',
        stage: 'announcement',
        document: '豫科〔2021〕1号',
      })
      const { counts } = await city.admin.settled(importId, 'checked')
      expect({ name, ours: rows - counts.otherCities, refused: counts.refused }).toEqual({ name, ours, refused: 0 })
    }
  })

  test('is as if a list had never come once its import is undone, and the same again once it comes back', async () => {
    const name = '03-高新技术企业认定名单-2021.xlsx'
    await city.admin.undo(imported.get(name) ?? '')
    const without = await city.admin.get<Figure>('/figures/high-tech.new?unit=410400&period=2021&asOf=2021-12-31')
    expect(without.body.value).toBe(0)
    await city.admin.import(join(lists, name))
    const { got, expected } = await everyAnswer(city, answers)
    expect(got).toEqual(expected)
  })

  test('says so when the same file comes twice, and nothing changes', async () => {
    const importId = await city.admin.upload(join(lists, '04-梯次企业称号.xlsx'))
    const state = await city.admin.settled(importId, 'checked')
    expect(state.counts).toMatchObject({ new: 0, changed: 0, refused: 0 })
    expect(state).toMatchObject({ sameFileAs: { importId: imported.get('04-梯次企业称号.xlsx') } })
  })
})
