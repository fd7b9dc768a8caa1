import { demandOf, evolveAssignment, judgeFact, tenuresOf, unassigned, type ListedEvent } from '@titian/domain'
import type { NewEvent, RecordedEvent } from '@titian/event-store'
import { assignmentFactOf, demandFactOf, listOf } from '@titian/read-models'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordOf } from './known-facts.ts'
import { eventOf } from './listed-by.ts'
import { factHeldBy, takeBackFacts } from './take-back-facts.ts'

type Row = { stream: string; fact: ListedEvent; occurredOn: string }
type Entry = Row & { import: string; row: number; version: number; made: boolean; dated: boolean }

/** The log in memory: lists are judged, appended and taken back as by the jobs, without a database. */
class LogOfFacts {
  readonly #streams = new Map<string, RecordedEvent[]>()
  #entries: Entry[] = []

  take(id: string, list: readonly Row[]): void {
    for (const [row, said] of list.entries()) {
      const { stream, fact, occurredOn } = said
      const known = this.#record(stream)
      const judged = judgeFact({ event: fact, occurredOn }, known.facts)
      const made = judged.outcome !== 'same'
      const version = judged.outcome === 'same' ? judged.version : known.version + 1
      this.#entries.push({ ...said, import: id, row, version, made, dated: true })
      if (made) this.#append(stream, [{ ...eventOf(id, row, stream), ...fact, occurredOn }])
    }
  }

  undo(id: string): void {
    for (const [stream, own] of Map.groupBy(this.#entries, (entry) => entry.stream)) {
      const versions = own.filter((entry) => entry.import === id && entry.made).map(({ version }) => version)
      const heirs = own.filter((entry) => entry.import !== id && !entry.made && versions.includes(entry.version))
      const before = this.#record(stream)
      const { events } = takeBackFacts(id, before, { versions, heirs, today: '2022-01-31' })
      this.#append(stream, events)
      const restated = (this.#streams.get(stream) ?? []).slice(before.version)
      for (const heir of heirs) {
        const anew = restated.find(({ meta }) => {
          const list = listOf(meta)
          return list?.import === heir.import && list.row === heir.row
        })
        const held = anew?.version ?? factHeldBy(this.#record(stream), heir)
        if (held === undefined) throw new Error(`Row ${heir.row} of ${heir.import} is said nowhere any more`)
        heir.made = anew !== undefined
        heir.version = held
      }
    }
    this.#entries = this.#entries.filter((entry) => entry.import !== id)
  }

  /** What every demand and every firm's officers come to. */
  stands(): [string, unknown][] {
    return [...this.#streams]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([stream, events]): [string, unknown] => {
        if (stream.startsWith('demand-')) {
          const facts = events.map((event) => ({ ...demandFactOf(event), version: event.version }))
          return [stream, demandOf(facts) ?? 'gone']
        }
        if (stream.startsWith('duties-')) return [stream, dutiesOf(events)]
        const tenures = tenuresOf(events.map(assignmentFactOf).reduce(evolveAssignment, unassigned))
        return [stream, tenures.length === 0 ? 'gone' : tenures.map(({ versions: _versions, ...tenure }) => tenure)]
      })
  }

  events(): number {
    return [...this.#streams.values()].flat().length
  }

  #record(stream: string) {
    return recordOf(stream, this.#streams.get(stream) ?? [])
  }

  #append(stream: string, events: readonly NewEvent[]): void {
    const before = this.#streams.get(stream) ?? []
    const recorded = events.map(({ type, data, occurredOn, meta }, index) => ({
      journal: '4104',
      position: before.length + index + 1,
      stream,
      version: before.length + index + 1,
      type,
      schema: 1,
      data,
      occurredOn,
      recordedAt: '2022-01-31T00:00:00.000Z',
      actor: 'planner',
      command: '',
      cause: null,
      meta,
    }))
    this.#streams.set(stream, [...before, ...recorded])
  }
}

const firm = { uscc: '91410402MA0000015P', name: '平顶山市华源有限公司' }
const maybe = <Value>(value: Value) => fc.constantFrom(undefined, value)

const demand = fc
  .record({
    number: fc.constantFrom('XQ1', 'XQ2'),
    kind: maybe('融资需求'),
    text: fc.constantFrom('需要贷款', '需要担保'),
    status: fc.constantFrom('registered' as const, 'accepted' as const, 'in-progress' as const, 'closed' as const),
    closedOn: fc.constantFrom(undefined, '2021-04-01', '2021-05-01'),
    raisedOn: fc.constantFrom('2021-03-01', '2021-03-01', '2021-03-02'),
  })
  .map(({ number, kind, text, status, closedOn, raisedOn }): Row => ({
    stream: `demand-${number}`,
    fact: {
      type: 'DemandListed',
      data: {
        number,
        ...firm,
        category: 'N9',
        ...(kind === undefined ? {} : { kind }),
        text,
        status,
        ...(closedOn === undefined || status !== 'closed' ? {} : { closedOn }),
      },
    },
    occurredOn: raisedOn,
  }))
const assignment = fc
  .record({
    officer: fc.constantFrom('KJ001', 'KJ002'),
    document: maybe('平科〔2021〕3号'),
    on: fc.constantFrom('2021-01-20', '2021-06-01'),
  })
  .map(({ officer, document, on }): Row => ({
    stream: `assignment-${firm.uscc}`,
    fact: { type: 'OfficerAssigned', data: { ...firm, officer, ...(document === undefined ? {} : { document }) } },
    occurredOn: on,
  }))

const duty = fc
  .record({
    duty: fc.constantFrom('high-tech-annual', 'statistics-flash'),
    year: fc.constantFrom(2020, 2021),
    on: fc.constantFrom('2021-05-20', '2021-05-20', '2021-06-02'),
  })
  .map(({ duty: done, year, on }): Row => ({
    stream: `duties-${firm.uscc}`,
    fact: { type: 'DutyDone', data: { ...firm, duty: done, year } },
    occurredOn: on,
  }))

const anyLists = fc
  .array(fc.oneof(demand, assignment, duty), { minLength: 1, maxLength: 5 })
  .chain((pool) => fc.array(fc.array(fc.constantFrom(...pool), { maxLength: 4 }), { minLength: 1, maxLength: 5 }))
  .map((lists) => [...lists, ...lists.slice(0, 1)].map((list, index) => ({ id: `list-${index}`, list })))
  .chain((files) =>
    fc.record({
      files: fc.constant(files),
      other: fc.shuffledSubarray(files, { minLength: files.length }),
      undone: fc.constantFrom(...files),
      when: fc.nat(files.length - 1),
    }),
  )

function after(files: readonly { id: string; list: readonly Row[] }[]): LogOfFacts {
  const log = new LogOfFacts()
  for (const { id, list } of files) log.take(id, list)
  return log
}

/** The first day of each duty and year of which anything stands. */
function dutiesOf(events: readonly RecordedEvent[]): unknown {
  const done = recordOf('', events).facts.flatMap(({ event, occurredOn }) =>
    event.type === 'DutyDone' ? [`${event.data.duty} ${event.data.year} ${occurredOn}`] : [],
  )
  const days = Map.groupBy(done, (line) => line.slice(0, line.lastIndexOf(' ')))
  return days.size === 0 ? 'gone' : [...days.values()].map((lines) => lines.toSorted()[0] ?? '').toSorted()
}

/** A stream that holds nothing any more is as one that never was. */
function standing(log: LogOfFacts): unknown {
  return log.stands().filter(([, what]) => what !== 'gone')
}

test('whichever list comes first, demands, assignments and duties come to the same', () => {
  fc.assert(
    fc.property(anyLists, ({ files, other }) => {
      expect(standing(after(other))).toEqual(standing(after(files)))
    }),
  )
})

test('a list that is undone has never come, wherever it stood, and all is the same once it comes again', () => {
  fc.assert(
    fc.property(anyLists, ({ files, undone, when }) => {
      const log = after(files.slice(0, when + 1))
      if (files.indexOf(undone) <= when) log.undo(undone.id)
      for (const { id, list } of files.slice(when + 1)) log.take(id, list)
      if (files.indexOf(undone) > when) log.undo(undone.id)
      expect(standing(log)).toEqual(standing(after(files.filter(({ id }) => id !== undone.id))))
      log.take('again', undone.list)
      expect(standing(log)).toEqual(standing(after(files)))
    }),
  )
})

test('a list that comes twice adds nothing to the log', () => {
  fc.assert(
    fc.property(anyLists, ({ files: [first] }) => {
      const log = after(first ? [first] : [])
      const events = log.events()
      log.take('again', first?.list ?? [])
      expect(log.events()).toBe(events)
    }),
  )
})
