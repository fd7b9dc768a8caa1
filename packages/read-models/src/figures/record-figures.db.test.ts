import {
  calendarOf,
  cityCode,
  clocksOf,
  daysBetween,
  demandFactsOf,
  demandOf,
  firstDayOf,
  lastDayOf,
  recordFigures,
  stockDay,
  type NumberedFact,
  type RecordSelection,
} from '@titian/domain'
import type { NewEvent, RecordedEvent } from '@titian/event-store'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demandFactOf } from '../demand-ledger/demand-events.ts'
import { journal, openCity, type City } from '../enterprises/test-city.ts'
import { askFigure } from './ask-figure.ts'
import { membersOf, nobody } from './figure-counts.ts'

const firms = 12
const units = ['410402', '410422', '410471']
const unitOf = (firm: number) => units[firm % units.length] ?? cityCode
const codeOf = (firm: number) => `91410402MA00000${String(firm).padStart(2, '0')}X`
/** The last two are in no register: their records count in 未定. */
const registered = firms - 2

const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2021-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
const firm = fc.integer({ min: 0, max: firms - 1 })
const officers: Readonly<Record<string, string>> = { 'officer-KJ001': '410402', 'officer-KJ002': '410422' }
/** Whoever logs or is accountable for what was told as the `index`th. */
const officerOf = (index: number) => (index % 2 === 0 ? 'KJ001' : 'KJ002')
const nextStep = { action: '回访', due: '2021-12-31' }

const visit = fc.record({
  kind: fc.constant('visit' as const),
  firm,
  on: day,
  mode: fc.constantFrom('on-site', 'phone'),
  campaign: fc.boolean(),
  solved: fc.boolean(),
})
const assignment = fc.record({
  kind: fc.constant('assignment' as const),
  firm,
  on: day,
  officer: fc.constantFrom('KJ001', 'KJ002'),
})
const demand = fc.record({
  kind: fc.constant('demand' as const),
  firm,
  days: fc.array(day, { minLength: 5, maxLength: 5 }).map((days) => days.toSorted()),
  course: fc.subarray(['answer', 'close', 'verify', 'reopen'] as const),
})
type Told =
  | (typeof visit extends fc.Arbitrary<infer Value> ? Value : never)
  | (typeof assignment extends fc.Arbitrary<infer Value> ? Value : never)
  | (typeof demand extends fc.Arbitrary<infer Value> ? Value : never)
const told: fc.Arbitrary<Told[]> = fc.array(fc.oneof(visit, assignment, demand), {
  minLength: 160,
  maxLength: 160,
  size: 'max',
})

let city: City
let log: readonly RecordedEvent[]

beforeAll(async () => {
  city = await openCity()
  const [said = []] = fc.sample(told, { seed: 2021, numRuns: 1 })
  for (let each = 0; each < registered; each += 1) {
    const data = { uscc: codeOf(each), name: `第${each}企业`, unit: unitOf(each), foundedOn: '2001-01-01' }
    await city.lists(String(each), '2020-12-31', { type: 'RegisterEntryListed', data })
  }
  for (const [index, [stream, unit]] of Object.entries(officers).entries()) {
    const data = { officer: stream.slice(8), person: '00000000-0000-4000-8000-00000000000f', unit }
    await city.append([{ stream, type: 'OfficerListed', schema: 1, data, occurredOn: `2021-0${3 + index * 3}-01` }])
  }
  for (const [index, each] of said.entries()) await city.append(eventsOf(each, index))
  await city.caughtUp()
  log = await city.store.readJournal(journal, 0, 10_000)
})

afterAll(() => city.close())

function eventsOf(each: Told, index: number): NewEvent[] {
  const names = { uscc: codeOf(each.firm), name: `第${each.firm}企业` }
  const event = (stream: string, type: string, data: NewEvent['data'], occurredOn: string): NewEvent => ({
    stream,
    type,
    schema: 1,
    data,
    occurredOn,
  })
  switch (each.kind) {
    case 'visit': {
      const { mode, campaign, solved, on } = each
      const data = {
        ...names,
        mode,
        officers: [officerOf(index), 'KJ009'],
        ...(campaign ? { campaign: '万人助万企' } : {}),
        ...(solved ? { solvedOnTheSpot: {} } : {}),
      }
      return [event(`visit-${index}`, 'VisitLogged', data, on)]
    }
    case 'assignment':
      return [event(`assignment-${names.uscc}`, 'OfficerAssigned', { ...names, officer: each.officer }, each.on)]
    case 'demand': {
      const [raised = '', ...later] = each.days
      const moves: Readonly<Record<string, [string, NewEvent['data']]>> = {
        answer: ['DemandAnswered', { answer: '已对接', nextStep }],
        close: ['DemandClosed', { code: index % 2 === 0 ? 'C1' : 'C3' }],
        verify: ['DemandVerified', { upheld: index % 3 !== 0 }],
        reopen: ['DemandReopened', { reason: '未落实', nextStep }],
      }
      const first = { ...names, category: 'N9', text: '融资', channel: 'visit', officer: officerOf(index), nextStep }
      return [
        event(`demand-${index}`, 'DemandRaised', first, raised),
        ...each.course.flatMap((move, place) => {
          const [type, data] = moves[move] ?? []
          return type === undefined || data === undefined
            ? []
            : [event(`demand-${index}`, type, data, later[place] ?? raised)]
        }),
      ]
    }
  }
}

interface Counted {
  readonly firm: string
  readonly unit: string
  readonly officer: string
}

/** What a figure should count, from the log alone. */
function recount(selection: RecordSelection, known: number, from: string, through: string): readonly Counted[] {
  const streams = Map.groupBy(
    log.filter(({ position }) => position <= known),
    ({ stream }) => stream,
  )
  const of = (prefix: string) => [...streams].flatMap(([stream, events]) => (stream.startsWith(prefix) ? [events] : []))
  const named = new Set(of('enterprise-').map(([first]) => codeIn(first)))
  const place = (event: RecordedEvent | undefined, officer: string): Counted => {
    const code = codeIn(event)
    const number = Number(code.slice(15, 17))
    return { firm: code, unit: named.has(code) ? unitOf(number) : 'unknown', officer }
  }
  const told = ({ stream }: RecordedEvent) => officerOf(Number(stream.split('-')[1]))
  const within = (on: string) => from <= on && on <= through
  switch (selection.of) {
    case 'officers':
      return of('officer-').flatMap(([first]) =>
        first && first.occurredOn <= through
          ? [{ firm: first.stream, unit: officers[first.stream] ?? '', officer: first.stream.slice(8) }]
          : [],
      )
    case 'assignments': {
      const visited = new Set(
        of('visit-').flatMap(([first]) => (first && within(first.occurredOn) ? [codeIn(first)] : [])),
      )
      return of('assignment-').flatMap((events) => {
        const last = events
          .filter(({ occurredOn }) => occurredOn <= through)
          .toSorted((a, b) =>
            a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.version - b.version,
          )
          .at(-1)
        return last && (!selection.visited || visited.has(codeIn(last))) ? [place(last, textIn(last, 'officer'))] : []
      })
    }
    case 'visits': {
      const visits = of('visit-').flatMap(([first]) =>
        first && within(first.occurredOn) && isWanted(first, selection.only) ? [place(first, told(first))] : [],
      )
      return selection.once ? [...new Map(visits.map((each) => [each.firm, each])).values()] : visits
    }
    case 'demands':
      return of('demand-').flatMap((events) => {
        const numbered = events.map((event) => ({ ...demandFactOf(event), version: event.version }))
        const facts = demandFactsOf(numbered)
        const counts = facts.some(
          ({ moment, key, from: begun, to = '9999-12-31' }) =>
            moment === selection.at &&
            (selection.at !== 'closed' || selection.code === undefined || key === selection.code) &&
            (moment === 'open' ? begun <= through && through < to : within(begun)) &&
            (moment !== 'closed' || through < to),
        )
        const [first] = events
        return counts && first && (selection.at !== 'open' || isAsked(numbered, selection, through))
          ? [place(first, told(first))]
          : []
      })
  }
}

type Open = Extract<RecordSelection, { readonly at: 'open' }>

/** By its age and its clocks on the day, which the domain counts out of its events. */
function isAsked(facts: readonly NumberedFact[], { aged, clocks }: Open, day: string): boolean {
  const demand = demandOf(facts.filter(({ occurredOn }) => occurredOn <= day))
  const age = daysBetween(demandOf(facts)?.raisedOn ?? day, day)
  const { respond, solve } = clocksOf(facts, calendarOf([]), day)
  const isLate = (respond?.isOverdue === true && respond.ended === undefined) || solve?.isOverdue === true
  const isUntimed = demand?.ours === false && demand.reopenedOn === undefined
  const isOfClocks = clocks === undefined || (clocks === 'overdue' ? isLate : isUntimed)
  return (!aged || (aged.from <= age && age <= (aged.through ?? age))) && isOfClocks
}

function codeIn(event: RecordedEvent | undefined): string {
  return textIn(event, 'uscc')
}

function textIn(event: RecordedEvent | undefined, field: string): string {
  const data: unknown = event?.data
  const found = Object.entries(typeof data === 'object' && data !== null ? data : {}).find(([name]) => name === field)
  return String(found?.[1] ?? '')
}

function isWanted({ data }: RecordedEvent, only: 'on-site' | 'campaign' | 'solved' | undefined): boolean {
  if (only === undefined || typeof data !== 'object' || data === null) return true
  if (only === 'on-site') return 'mode' in data && data.mode === 'on-site'
  return (only === 'campaign' ? 'campaign' : 'solvedOnTheSpot') in data
}

test('every figure over records equals the count of its members and a recount from the log, in both times', async () => {
  const asked = fc.record({
    figure: fc.constantFrom(...recordFigures),
    asOf: day,
    known: fc.integer({ min: registered, max: log.length }),
    officer: fc.constantFrom(undefined, undefined, 'KJ001', 'KJ002', nobody),
  })
  let counted = 0
  for (const { figure, asOf, known, officer } of fc.sample(asked, { seed: 4104, numRuns: 400 })) {
    const period = { from: firstDayOf(2021), through: lastDayOf(2021) }
    const question = { journal, asOf, known, period, unit: cityCode, officer }
    const answer = await askFigure(city.db, figure.code, question)
    const members = await membersOf(city.db, figure, period, question, { limit: 1000 })
    const counting = recount(figure.records, known, period.from, stockDay(period, asOf))
    const isCredited = ({ officer: own }: Counted) =>
      officer === undefined || (officer === nobody ? own === '' : own === officer)
    // Visits of one firm are one: whoever was there first gets it, which the log alone tells only by its order.
    if (figure.code === 'visits.enterprises' && officer !== undefined) continue
    const expected = counting.filter(isCredited)
    const byUnit = (unit: string) => expected.filter((each) => each.unit === unit).length
    const where = { code: figure.code, asOf, known, officer }
    expect({ ...where, value: answer?.value, members: members.length, parts: answer?.parts }).toMatchObject({
      ...where,
      value: expected.length,
      members: expected.length,
      parts: answer?.parts.map(({ unit }) => ({ unit, value: byUnit(unit) })),
    })
    expect(members.every(({ why }) => why.length > 0 && why.every((position) => position <= known))).toBe(true)
    counted += expected.length
  }
  expect(counted).toBeGreaterThan(1_000)
})
