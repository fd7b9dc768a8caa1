import { isDay, type Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import type { CreditCodeRefusal } from '../identifiers/credit-code.ts'
import { readTechSmeNumber } from '../identifiers/tech-sme-number.ts'
import { longestName, writtenName } from '../names/written-name.ts'
import { isPlanningUnit } from '../units/unit.ts'
import { codeOf, codesOf } from './codes.ts'
import { endsTooEarly } from './credit-risk.ts'
import { correctedValue } from './corrected-value.ts'
import type { Statement } from './event.ts'
import type { FieldValue } from './field.ts'
import { historyOf, spellOn, unknownUnit, valueOn, type History } from './history.ts'
import {
  evolve,
  noStatements,
  standingOf,
  type EnterpriseRecord,
  type EnterpriseState,
  type Standing,
} from './standing.ts'

/** What a person states of a firm without a list. */
export type StatedChange =
  | { readonly type: 'ResponsibilityMoved'; readonly unit: string }
  | { readonly type: 'EnterpriseRenamed'; readonly name: string }
  | { readonly type: 'EnterpriseClosed' }
  | { readonly type: 'EnterpriseMovedOut'; readonly to?: string }
  | { readonly type: 'TechSmeNumberRevoked'; readonly number?: string }
  | { readonly type: 'CreditRiskListed'; readonly kind: string; readonly until?: Day }

export type EnterpriseCommand =
  /** 更正: fields of one statement as they should read; null empties a field. `occurredOn` moves its day. */
  | {
      readonly type: 'CorrectStatement'
      readonly concerns: number
      readonly changes: Readonly<Record<string, FieldValue>>
      readonly occurredOn?: Day
      readonly reason: string
      readonly today: Day
    }
  | { readonly type: 'WithdrawStatement'; readonly concerns: number; readonly reason: string; readonly today: Day }
  /** 属地调整, 更名, 注销, 迁出, 撤销登记编号, 失信. */
  | {
      readonly type: 'StateOfEnterprise'
      readonly change: StatedChange
      readonly on: Day
      readonly reason: string
      readonly today: Day
    }

export type CorrectionRefusal =
  | { readonly refused: 'UnknownStatement'; readonly concerns: number }
  | { readonly refused: 'AlreadyWithdrawn'; readonly concerns: number }
  | { readonly refused: 'FieldNotCorrectable'; readonly field: string }
  | { readonly refused: 'ValueDoesNotFit'; readonly field: string; readonly value: FieldValue }
  | { readonly refused: 'NameTooLong'; readonly field: string; readonly length: number; readonly longest: number }
  | { readonly refused: 'NothingChanges' }
  | { readonly refused: 'DayInTheFuture'; readonly field: string; readonly day: Day; readonly today: Day }
  | { readonly refused: 'UnitUnknown'; readonly unit: string }
  | { readonly refused: 'CreditCodeWrong'; readonly code: string; readonly why: CreditCodeRefusal }
  /** Everything that was said of the firm has been taken back. */
  | { readonly refused: 'EnterpriseAbsent' }
  /** Not yet founded, or closed or moved out before. */
  | { readonly refused: 'NotExistingThen'; readonly on: Day }
  /** It turned out to be the firm of code `uscc`, where its records are now. */
  | { readonly refused: 'AlreadyMerged'; readonly uscc: string }

/** An event as it is decided; the stream numbers it. */
export type EnterpriseFact = Omit<EnterpriseRecord, 'version'>

export interface EnterpriseDecisions {
  readonly version: number
  readonly statements: EnterpriseState
  readonly withdrawn: ReadonlySet<number>
}

/** What people decide of a firm's records. Lists do not pass here: their rows are judged when they are read. */
export const enterpriseDecider: Decider<EnterpriseCommand, EnterpriseFact, EnterpriseDecisions, CorrectionRefusal> = {
  initialState: { version: 0, statements: noStatements, withdrawn: new Set() },
  decide: (command, state) => {
    if (command.reason.trim() === '') return { refused: 'ValueDoesNotFit', field: 'reason', value: command.reason }
    const { merged } = state.statements
    if (merged) return { refused: 'AlreadyMerged', uscc: merged.uscc }
    switch (command.type) {
      case 'CorrectStatement':
        return correct(command, state)
      case 'WithdrawStatement':
        return withdraw(command, state)
      case 'StateOfEnterprise':
        return stateOf(command, state)
    }
  },
  evolve: ({ version, statements, withdrawn }, fact) => ({
    version: version + 1,
    statements: evolve(statements, { ...fact, version: version + 1 }),
    withdrawn:
      fact.event.type === 'StatementWithdrawn' ? new Set([...withdrawn, ...fact.event.data.concerns]) : withdrawn,
  }),
}

type Decision = readonly EnterpriseFact[] | CorrectionRefusal
type Command<Type extends EnterpriseCommand['type']> = Extract<EnterpriseCommand, { readonly type: Type }>

function correct(command: Command<'CorrectStatement'>, state: EnterpriseDecisions): Decision {
  const { concerns, reason, today } = command
  const concerned = state.statements.standing.get(concerns)
  if (!concerned) return gone(concerns, state)
  const then = new Map<string, FieldValue>(Object.entries(concerned.statement.data))
  const changes: Record<string, FieldValue> = {}
  for (const [field, written] of Object.entries(command.changes)) {
    const judged = correctedValue(concerned.statement.type, field, written, today)
    if ('refused' in judged) return judged
    if (judged.value !== (then.get(field) ?? null)) changes[field] = judged.value
  }
  const occurredOn = command.occurredOn ?? followingDay(concerned, changes)
  if (occurredOn !== undefined) {
    const refusal = judgeDay('occurredOn', occurredOn, today)
    if (refusal) return refusal
  }
  const tooEarly = removedTooEarly(concerned, changes, occurredOn)
  if (tooEarly) return tooEarly
  const moved = occurredOn !== undefined && occurredOn !== concerned.occurredOn ? { occurredOn } : {}
  if (Object.keys(changes).length === 0 && moved.occurredOn === undefined) return { refused: 'NothingChanges' }
  return [byPerson(today, { type: 'StatementCorrected', data: { concerns, changes, ...moved, reason } })]
}

function removedTooEarly(
  { statement, ...concerned }: Standing,
  { until }: Readonly<Record<string, FieldValue>>,
  occurredOn = concerned.occurredOn,
): CorrectionRefusal | undefined {
  if (statement.type !== 'CreditRiskListed') return undefined
  const removed = until === undefined ? statement.data.until : until
  return typeof removed === 'string' && endsTooEarly({ until: removed }, occurredOn)
    ? { refused: 'ValueDoesNotFit', field: 'until', value: removed }
    : undefined
}

/** A certificate's row is dated by its 发证日期; when that is corrected, the row moves along. */
function followingDay(
  { statement, occurredOn }: Standing,
  { issuedOn }: Readonly<Record<string, FieldValue>>,
): Day | undefined {
  return statement.type === 'HighTechRecognised' &&
    statement.data.issuedOn === occurredOn &&
    typeof issuedOn === 'string'
    ? issuedOn
    : undefined
}

function withdraw({ concerns, reason, today }: Command<'WithdrawStatement'>, state: EnterpriseDecisions): Decision {
  if (!state.statements.standing.has(concerns)) return gone(concerns, state)
  return [byPerson(today, { type: 'StatementWithdrawn', data: { concerns: [concerns], reason } })]
}

function gone(concerns: number, { withdrawn }: EnterpriseDecisions): CorrectionRefusal {
  return { refused: withdrawn.has(concerns) ? 'AlreadyWithdrawn' : 'UnknownStatement', concerns }
}

function stateOf({ change, on, reason, today }: Command<'StateOfEnterprise'>, state: EnterpriseDecisions): Decision {
  const standing = standingOf(state.statements)
  const newest = standing.at(-1)
  if (!newest) return { refused: 'EnterpriseAbsent' }
  const future = judgeDay('on', on, today)
  if (future) return future
  const history = historyOf(standing)
  if (isGone(history, on)) return { refused: 'NotExistingThen', on }
  const name = valueOn(history.names, on) ?? newest.statement.data.name
  const firm = { uscc: codeOf(standing) ?? newest.statement.data.uscc, name, reason }
  switch (change.type) {
    case 'ResponsibilityMoved': {
      const { unit } = change
      if (!isPlanningUnit(unit)) return { refused: 'UnitUnknown', unit }
      const fromUnit = valueOn(history.units, on)
      if (fromUnit === unit) return { refused: 'NothingChanges' }
      const from = fromUnit === undefined || fromUnit === unknownUnit ? {} : { fromUnit }
      return [byPerson(on, { type: 'ResponsibilityMoved', data: { ...firm, unit, ...from } })]
    }
    case 'EnterpriseRenamed': {
      const written = writtenName(change.name)
      if (written.length < 2) return { refused: 'ValueDoesNotFit', field: 'name', value: change.name }
      if (written.length > longestName) {
        return { refused: 'NameTooLong', field: 'name', length: written.length, longest: longestName }
      }
      if (written === name) return { refused: 'NothingChanges' }
      return [byPerson(on, { type: 'EnterpriseRenamed', data: { ...firm, name: written, formerName: name } })]
    }
    case 'EnterpriseClosed':
      return leaves(history, on, { type: 'EnterpriseClosed', data: { ...firm, kind: '注销' } })
    case 'EnterpriseMovedOut':
      return leaves(history, on, {
        type: 'EnterpriseMovedOut',
        data: { ...firm, ...(change.to ? { to: change.to } : {}) },
      })
    case 'TechSmeNumberRevoked': {
      const number = change.number === undefined ? undefined : readTechSmeNumber(change.number)
      if (number === undefined && change.number !== undefined) {
        return { refused: 'ValueDoesNotFit', field: 'number', value: change.number }
      }
      return [
        byPerson(on, { type: 'TechSmeNumberRevoked', data: { ...firm, ...(number === undefined ? {} : { number }) } }),
      ]
    }
    case 'CreditRiskListed':
      return listsRisk(change, firm, on, today)
  }
}

function listsRisk(
  change: Extract<StatedChange, { readonly type: 'CreditRiskListed' }>,
  firm: { readonly uscc: string; readonly name: string; readonly reason: string },
  on: Day,
  today: Day,
): Decision {
  const kind = change.kind.trim()
  if (kind === '') return { refused: 'ValueDoesNotFit', field: 'kind', value: change.kind }
  const { until } = change
  const refusal = until === undefined ? undefined : judgeDay('until', until, today)
  if (refusal) return refusal
  const data = { ...firm, kind, ...(until === undefined ? {} : { until }) }
  if (endsTooEarly(data, on)) return { refused: 'ValueDoesNotFit', field: 'until', value: until ?? null }
  return [byPerson(on, { type: 'CreditRiskListed', data })]
}

/** A firm must have been there for a day at least, or it would never have been. */
function leaves({ life }: History, on: Day, statement: Statement): Decision {
  const existing = spellOn(life, on)
  return existing && existing.from < on ? [byPerson(on, statement)] : { refused: 'NotExistingThen', on }
}

/** Closed or moved out by then. What is said of the days before its founding does no harm. */
function isGone({ life }: History, on: Day): boolean {
  const first = life[0]
  return first === undefined || (first.from <= on && spellOn(life, on) === undefined)
}

function judgeDay(field: string, day: Day, today: Day): CorrectionRefusal | undefined {
  if (!isDay(day)) return { refused: 'ValueDoesNotFit', field, value: day }
  return day > today ? { refused: 'DayInTheFuture', field, day, today } : undefined
}

function byPerson(occurredOn: Day, event: EnterpriseFact['event']): EnterpriseFact {
  return { occurredOn, event, byPerson: true }
}

/**
 * The credit codes that a correction gives to the firm, and those that it takes from it: to be claimed and released with
 * its events. What is merely withdrawn keeps its code, so that the list may come again.
 */
export function codesMoved(
  facts: readonly EnterpriseFact[],
  before: readonly Standing[],
  after: readonly Standing[],
): { readonly claimed: readonly string[]; readonly released: readonly string[] } {
  if (!facts.some(({ event }) => event.type === 'StatementCorrected')) return { claimed: [], released: [] }
  const [then, now] = [codesOf(before), codesOf(after)]
  return {
    claimed: now.filter((code) => !then.includes(code)),
    released: then.filter((code) => !now.includes(code)),
  }
}
