import { differingLists, standingTarget, targetStream, type TargetSaying } from '@titian/domain'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stateTarget, type GrowingTarget, type TargetPart } from './state-target.ts'
import { takeBackTarget, targetHeldBy, type TargetHeir } from './take-back-target.ts'

const stream = targetStream('high-tech.new', '410422', 2021)

type Row = { value: number; document?: string }
type List = { id: string; on: string; rows: readonly Row[] }

function partOf({ value, document }: Row): TargetPart {
  const data = { indicator: 'high-tech.new', unit: '410422', year: 2021, value }
  return { stream, event: { type: 'TargetSet', data: { ...data, ...(document === undefined ? {} : { document }) } } }
}

/** One target's stream in memory: lists are judged, appended and taken back as by the jobs; people speak between them. */
class Log {
  readonly #target: GrowingTarget = { stream, version: 0, standing: [] }
  #entries: (TargetHeir & { made: boolean })[] = []

  take({ id, on, rows }: List): void {
    for (const [row, said] of rows.entries()) {
      const part = partOf(said)
      const { entry } = stateTarget(this.#target, { import: id, row, part, occurredOn: on })
      this.#entries.push({ import: id, row, occurredOn: on, part, version: entry.version, made: entry.made })
    }
  }

  say({ on, rows }: List): void {
    for (const said of rows) {
      this.#target.version += 1
      const target = { comparison: 'at-least' as const, ...partOf(said).event.data }
      this.#target.standing.push({ version: this.#target.version, target, on })
    }
  }

  undo(id: string): void {
    const versions = this.#entries.filter((each) => each.import === id && each.made).map(({ version }) => version)
    const finders = this.#entries.filter((each) => each.import !== id && !each.made && versions.includes(each.version))
    const { events } = takeBackTarget(id, this.#target, { versions, heirs: finders, today: '2022-01-31' })
    if (events.length > 0) {
      this.#target.standing = this.#target.standing.filter(({ version }) => !versions.includes(version))
      const [, ...restated] = events
      const made = restated.map(({ meta }, index) => {
        const version = this.#target.version + 2 + index
        const finder = finders.find((each) =>
          JSON.stringify(meta).includes(`"import":"${each.import}","row":${each.row}`),
        )
        if (!finder) throw new Error('Something was stated that no list says')
        const target = { comparison: 'at-least' as const, ...finder.part.event.data }
        this.#target.standing.push({ version, target, on: finder.occurredOn, import: finder.import })
        return { finder, version }
      })
      this.#target.version += events.length
      for (const finder of finders) {
        const own = made.find((each) => each.finder === finder)
        finder.made = own !== undefined
        const version = own?.version ?? targetHeldBy(this.#target, finder)
        if (version === undefined) throw new Error(`Row ${finder.row} of ${finder.import} is said nowhere any more`)
        finder.version = version
      }
    }
    this.#entries = this.#entries.filter((each) => each.import !== id)
  }

  get events(): number {
    return this.#target.version
  }

  /** What is counted, and what waits for a person. */
  get stands(): unknown {
    const { standing } = this.#target
    return { current: told(standingTarget(standing)), differing: differingLists(standing).map(told) }
  }
}

function told(saying: TargetSaying | undefined) {
  return saying && { on: saying.on, value: saying.target.value, document: saying.target.document ?? null }
}

const days = ['2021-01-01', '2021-03-01', '2021-06-30']
const documents = ['平科〔2020〕30号', '平科〔2021〕9号', '平科〔2021〕11号', '平政办〔2021〕11号', '会议纪要']
const row = fc
  .record({ value: fc.constantFrom(4, 5, 6), document: fc.option(fc.constantFrom(...documents), { nil: undefined }) })
  .map(({ value, document }): Row => (document === undefined ? { value } : { value, document }))
const list = fc.record({ on: fc.constantFrom(...days), rows: fc.array(row, { minLength: 1, maxLength: 2 }) })

/** Lists in two orders, one of which is undone; what people say keeps its own order between them. */
const anyLists = fc
  .record({
    lists: fc.array(list, { minLength: 1, maxLength: 5 }),
    twice: fc.boolean(),
    words: fc.array(list, { maxLength: 2 }),
  })
  .map(({ lists, twice, words }) => ({
    files: [...lists, ...(twice ? lists.slice(0, 1) : [])].map((each, index) => ({ ...each, id: `list-${index}` })),
    words: words.map((each) => ({ ...each, id: '' })),
  }))
  .chain(({ files, words }) =>
    fc.record({
      files: fc.constant(files),
      words: fc.constant(words),
      other: fc.shuffledSubarray(files, { minLength: files.length }),
      undone: fc.constantFrom(...files),
      /** After how many lists people speak, and one list is taken back. */
      spoken: fc.nat(files.length),
      when: fc.nat(files.length - 1),
    }),
  )

function after(files: readonly List[], words: readonly List[], spoken = 0): Log {
  const log = new Log()
  for (const file of files.slice(0, spoken)) log.take(file)
  for (const word of words) log.say(word)
  for (const file of files.slice(spoken)) log.take(file)
  return log
}

describe('a target that lists and people set', () => {
  test('is the same after every order of the lists', () => {
    fc.assert(
      fc.property(anyLists, ({ files, other, words, spoken }) => {
        expect(after(other, words, spoken).stands).toEqual(after(files, words).stands)
      }),
      { numRuns: 1000 },
    )
  })

  test('is, when a list is undone, as if it had never come; and comes again as if it had not gone', () => {
    fc.assert(
      fc.property(anyLists, ({ files, other, words, spoken, undone, when }) => {
        const rest = other.filter((file) => file !== undone)
        const log = after([...rest.slice(0, when), undone, ...rest.slice(when)], words, spoken)
        log.undo(undone.id)
        expect(log.stands).toEqual(after(rest, words).stands)
        log.take(undone)
        expect(log.stands).toEqual(after(files, words).stands)
      }),
      { numRuns: 1000 },
    )
  })

  test('is what people said alone once every list is undone, in any order', () => {
    fc.assert(
      fc.property(anyLists, ({ files, other, words, spoken }) => {
        const log = after(files, words, spoken)
        for (const { id } of other) log.undo(id)
        expect(log.stands).toEqual(after([], words).stands)
      }),
      { numRuns: 500 },
    )
  })

  test('does not change when the same file comes again', () => {
    fc.assert(
      fc.property(anyLists, ({ files, words }) => {
        const log = after(files, words)
        const { events } = log
        for (const file of files) log.take({ ...file, id: `${file.id} again` })
        expect(log.events).toBe(events)
      }),
      { numRuns: 300 },
    )
  })
})
