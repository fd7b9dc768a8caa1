import { factsOf, foldEnterprise, historyOf, type Candidate } from '@titian/domain'
import type { NewEvent, RecordedEvent } from '@titian/event-store'
import { listOf, recordOf } from '@titian/read-models'
import { firmOf } from './known-firms.ts'
import { stateRow, type Entry } from './state-row.ts'
import { heldBy, takeBack, type EnterpriseHeir } from './take-back.ts'

export type MadeList = readonly Candidate[]

type Kept = Entry & { import: string; candidate: Candidate }

/** The log in memory: lists are judged, appended and taken back as by the jobs, without a database. */
export class LogOfLists {
  readonly #streams = new Map<string, RecordedEvent[]>()
  #entries: Kept[] = []

  take(id: string, list: MadeList): void {
    for (const [stream, rows] of Map.groupBy(list.entries(), ([, { statement }]) => statement.data.uscc)) {
      const { version, known } = this.#firm(stream)
      const firm = { stream, version, known: [...known] }
      for (const [row, candidate] of rows) {
        const { entry, event } = stateRow(firm, { import: id, row, candidate })
        this.#entries.push({ ...entry, import: id, candidate })
        if (event) this.#append(stream, [event])
      }
    }
  }

  undo(id: string): void {
    for (const [stream, own] of Map.groupBy(this.#entries, (entry) => entry.stream)) {
      const made = own.filter((entry) => entry.import === id && entry.made).map(({ version }) => version)
      const finders = own.filter((entry) => entry.import !== id && !entry.made && made.includes(entry.version))
      const heirs = finders.map(heirOf)
      const before = this.#firm(stream).version
      const { events } = takeBack(id, this.#firm(stream), { versions: made, heirs, today: '2022-01-31' })
      this.#append(stream, events)
      const after = this.#firm(stream)
      const restated = (this.#streams.get(stream) ?? []).slice(before)
      for (const finder of finders) {
        const anew = restated.find(({ meta }) => {
          const list = listOf(meta)
          return list?.import === finder.import && list.row === finder.row
        })
        finder.made = anew !== undefined
        finder.version = anew?.version ?? heldBy(after, heirOf(finder)) ?? missing(finder)
      }
    }
    this.#entries = this.#entries.filter((entry) => entry.import !== id)
  }

  /** What counts in every figure, and what each firm was called and when. */
  figures(): unknown {
    return [...this.#streams.keys()].toSorted().flatMap((stream) => {
      const standing = foldEnterprise((this.#streams.get(stream) ?? []).map(recordOf))
      if (standing.length === 0) return []
      const facts = factsOf(standing).map(({ why: _why, ...fact }) => JSON.stringify(fact))
      const names = historyOf(standing).names.map(({ why: _why, ...name }) => name)
      return [{ stream, facts: facts.toSorted(), names }]
    })
  }

  events(): number {
    return [...this.#streams.values()].flat().length
  }

  #firm(stream: string) {
    return firmOf(stream, this.#streams.get(stream) ?? [])
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

function heirOf({ candidate, version, import: id, row }: Kept): EnterpriseHeir {
  return { ...candidate, version, import: id, row }
}

function missing({ import: id, row }: Kept): never {
  throw new Error(`Row ${row} of import ${id} is said nowhere any more`)
}
