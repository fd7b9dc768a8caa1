import type { Day } from '../day.ts'
import { isAside, type EnterpriseEvent, type Statement } from './event.ts'
import { isStatement, type FieldValue } from './field.ts'

/** One event of an enterprise's stream, as the folds below need it. */
export interface EnterpriseRecord {
  readonly version: number
  readonly occurredOn: Day
  readonly event: EnterpriseEvent
  /** A person's word is above any list's of the same day. */
  readonly byPerson: boolean
  /** False where the day is only the list's, and not the row's own. */
  readonly dated?: boolean
}

/** A statement that stands: made, not withdrawn, and as corrected. `versions` are the events that made it read so. */
export interface Standing {
  readonly version: number
  readonly versions: readonly number[]
  readonly occurredOn: Day
  readonly statement: Statement
  readonly byPerson: boolean
  /** As in `EnterpriseRecord`; a day that a person corrected is the row's own. */
  readonly dated?: boolean
}

export interface EnterpriseState {
  /** By version. */
  readonly standing: ReadonlyMap<number, Standing>
  /** The stream that says what this one said, since a person found both to be one firm, and that firm's code. */
  readonly merged?: { readonly into: string; readonly uscc: string }
}

export const noStatements: EnterpriseState = { standing: new Map() }

/**
 * Remembers one more event. A revision of what no longer stands changes nothing: its reason is gone. Nothing stands in a
 * stream that was merged into another, or the firm would count twice.
 */
export function evolve(state: EnterpriseState, record: EnterpriseRecord): EnterpriseState {
  if (state.merged) return state
  const next = new Map(state.standing)
  const { event, version, occurredOn, byPerson, dated = true } = record
  switch (event.type) {
    case 'EnterpriseMerged':
      return { standing: new Map(), merged: { into: event.data.into, uscc: event.data.uscc } }
    case 'StatementWithdrawn':
      for (const concerned of event.data.concerns) next.delete(concerned)
      return { standing: next }
    case 'StatementCorrected': {
      const concerned = next.get(event.data.concerns)
      if (!concerned) return state
      const { dated = true, ...before } = concerned
      next.set(concerned.version, {
        ...before,
        ...(dated || event.data.occurredOn ? {} : { dated }),
        versions: [...concerned.versions, version],
        occurredOn: event.data.occurredOn ?? concerned.occurredOn,
        statement: corrected(concerned.statement, event.data.changes),
        byPerson: true,
      })
      return { standing: next }
    }
    default:
      next.set(version, {
        version,
        versions: [version],
        occurredOn,
        statement: event,
        byPerson,
        ...(dated ? {} : { dated }),
      })
      return { standing: next }
  }
}

/**
 * The statements that stand, in order. Which codes are one firm's, what was found there and that it is dishonest is nothing
 * to count where no list and no person says anything else of it: then nothing stands.
 */
export function standingOf(state: EnterpriseState): readonly Standing[] {
  const inOrder = saidOf(state)
  return inOrder.every(({ statement }) => isAside(statement)) ? [] : inOrder
}

/** The same, with what counts for nothing by itself: a list that said it may come again, or be undone. */
export function saidOf({ standing }: EnterpriseState): readonly Standing[] {
  return ordered(standing.values())
}

/** Oldest fact first. The order is that of the facts alone, never of their arrival. */
export function ordered(standing: Iterable<Standing>): readonly Standing[] {
  return [...standing]
    .map((standing) => ({ standing, key: orderOf(standing) }))
    .toSorted(byKey)
    .map((it) => it.standing)
}

export function foldEnterprise(records: Iterable<EnterpriseRecord>): readonly Standing[] {
  let state = noStatements
  for (const record of records) state = evolve(state, record)
  return standingOf(state)
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

// Two lists of one day may disagree. A change list knows more than the register, which knows more than a
// title list; between equals the text decides, so that every order of the lists gives the same figures. A contact's
// key is another in every import, so it has no say.
function orderOf({ occurredOn, statement, byPerson, dated = true }: Standing): string {
  return `${occurredOn} ${byPerson ? 1 : 0}${authority(statement.type)} ${statement.type} ${JSON.stringify(sorted(statement.data))} ${dated ? 1 : 0}`
}

function authority(type: Statement['type']): number {
  switch (type) {
    case 'HighTechApplicationAdvanced':
      return 1
    case 'TechSmeRegistered':
    case 'HighTechRecognised':
    case 'TitleGranted':
      return 2
    case 'RegisterEntryListed':
    case 'ProfileObserved':
      return 3
    case 'EnterpriseRenamed':
    case 'EnterpriseClosed':
    case 'EnterpriseMovedOut':
    case 'EnterpriseMovedIn':
    case 'ResponsibilityMoved':
    case 'HighTechRevoked':
    case 'TechSmeNumberRevoked':
    case 'CreditRiskListed':
    case 'CreditCodeReplaced':
      return 4
  }
}

function sorted(data: object): object {
  const entries = Object.entries(data).filter(([field]) => field !== 'contact')
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function corrected(statement: Statement, changes: Readonly<Record<string, FieldValue>>): Statement {
  const data: Record<string, unknown> = { ...statement.data }
  for (const [field, value] of Object.entries(changes)) {
    if (value === null) delete data[field]
    else data[field] = value
  }
  const candidate = { type: statement.type, data }
  // The decider let only fitting values in; a shape that has since become stricter leaves the statement as it was.
  return isStatement(candidate) ? candidate : statement
}
