import {
  evolve,
  isStatement,
  noStatements,
  standingOf,
  type EnterpriseEvent,
  type EnterpriseRecord,
  type EnterpriseState,
  type Standing,
  type StatementType,
  statementFields,
} from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import type { QueryExecutorProvider } from 'kysely'
import { touchedStreams, type Line } from '../log/touched-streams.ts'

export const enterprisePrefix = 'enterprise-'

/** One enterprise that a batch touches: what stood before, and after each of its events in the batch. */
export interface TouchedEnterprise {
  readonly stream: string
  readonly before: readonly Standing[]
  readonly steps: readonly { readonly position: number; readonly standing: readonly Standing[] }[]
  /** The position of each version. */
  readonly positions: ReadonlyMap<number, number>
}

/** Reads what went before for the enterprises of a batch, and folds each through its events one by one. */
export async function touchedEnterprises(
  db: QueryExecutorProvider,
  journal: string,
  events: readonly RecordedEvent[],
): Promise<readonly TouchedEnterprise[]> {
  const touched = await touchedStreams(db, journal, events, enterprisePrefix)
  return touched.map(({ stream, before: older, lines }) => {
    const positions = new Map([...older, ...lines].map(({ version, position }) => [version, position]))
    let state: EnterpriseState = noStatements
    for (const line of older) state = evolve(state, recordOf(line))
    const before = standingOf(state)
    const steps = lines.map((line) => {
      state = evolve(state, recordOf(line))
      return { position: line.position, standing: standingOf(state) }
    })
    return { stream, before, steps, positions }
  })
}

/** The event as the domain folds it. A type or shape that the domain does not know is a fault, not a silence. */
export function recordOf({ version, type, data, occurredOn, meta, position }: Line): EnterpriseRecord {
  const event = enterpriseEventOf(type, data)
  if (!event) throw new Error(`The event at position ${position} is no ${type} that an enterprise's stream may hold`)
  return { version, occurredOn, event, byPerson: !isListed(meta), ...(isUndated(meta) ? { dated: false } : {}) }
}

function enterpriseEventOf(type: string, data: unknown): EnterpriseEvent | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  if (isStatementType(type)) {
    const candidate = { type, data }
    return isStatement(candidate) ? candidate : undefined
  }
  if (type === 'StatementWithdrawn' && 'concerns' in data && isNumbers(data.concerns)) {
    return { type, data: { concerns: data.concerns, reason: textOf(data, 'reason') } }
  }
  if (type === 'EnterpriseMerged' && 'into' in data && 'uscc' in data) {
    const { into, uscc } = data
    if (typeof into !== 'string' || typeof uscc !== 'string') return undefined
    return { type, data: { into, uscc, reason: textOf(data, 'reason') } }
  }
  if (type === 'StatementCorrected' && 'concerns' in data && typeof data.concerns === 'number' && 'changes' in data) {
    const { concerns, changes } = data
    if (!isChanges(changes)) return undefined
    const occurredOn = textOf(data, 'occurredOn')
    return { type, data: { concerns, changes, reason: textOf(data, 'reason'), ...(occurredOn ? { occurredOn } : {}) } }
  }
  return undefined
}

function isStatementType(type: string): type is StatementType {
  return Object.hasOwn(statementFields, type)
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'number')
}

function isChanges(value: unknown): value is Record<string, string | number | boolean | null> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => each === null || ['string', 'number', 'boolean'].includes(typeof each))
  )
}

function textOf(data: object, field: string): string {
  const value: unknown = Object.entries(data).find(([key]) => key === field)?.[1]
  return typeof value === 'string' ? value : ''
}

/** It stands in a row of a list; else a person said it. */
export function isListed(meta: unknown): boolean {
  return typeof meta === 'object' && meta !== null && 'list' in meta
}

/** The list says it of its own day. */
export function isUndated(meta: unknown): boolean {
  const list: unknown = typeof meta === 'object' && meta !== null && 'list' in meta ? meta.list : undefined
  return typeof list === 'object' && list !== null && 'dated' in list && list.dated === false
}
