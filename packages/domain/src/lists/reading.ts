import type { Day } from '../day.ts'
import type { Statement } from '../enterprises/event.ts'
import type { FactInRow, RowPerson } from './listed-event.ts'
import type { RowNote, RowRefusal } from './refusal.ts'

/** What a row states of its firm and on which day. */
export interface Stated {
  readonly statement: Statement
  readonly occurredOn: Day
}

/** Names and phones are personal data: they go beside the log, not into the statement. */
export interface RowContact {
  readonly name?: string
  readonly phone?: string
}

/** A row that states something of one firm, known by its code. */
export interface StatedRow {
  readonly row: number
  readonly statement: Statement
  readonly occurredOn: Day
  /** 属地 as the row writes it. */
  readonly unitText?: string
  readonly contact?: RowContact
  readonly notes: readonly RowNote[]
}

/** Whether a firm of a province-wide list is the city's. Left open, names decide. */
export type Whose = 'ours' | 'other-city' | 'open'

/** A row of a list without codes. Read it again with the code of the firm that is meant to get its statement. */
export interface NamedRow {
  readonly row: number
  readonly named: {
    readonly name: string
    readonly number?: string
    readonly certificate?: string
    readonly city?: string
    readonly unit?: string
    readonly whose: Whose
    /** Where the first words of the name point, which proves nothing. */
    readonly nameSays: Whose
  }
  readonly occurredOn: Day
  readonly notes: readonly RowNote[]
}

/** 公示 of 入库 or of a title: shown, never counted, makes no statement. */
export interface PublicisedRow {
  readonly row: number
  readonly publicised: { readonly name: string; readonly uscc?: string; readonly unit?: string }
  readonly occurredOn: Day
  readonly notes: readonly RowNote[]
}

/** One indicator of one year: each unit's part and the whole. */
export interface TargetRow {
  readonly row: number
  readonly target: {
    readonly year: number
    /** The code of the figure that measures it. */
    readonly indicator: string
    readonly parts: readonly { readonly unit: string; readonly value: number }[]
    readonly whole: number
    readonly document?: string
  }
  readonly occurredOn: Day
  readonly notes: readonly RowNote[]
}

/** A row of the officers' lists: what it states, and who stands in it by name. */
export interface FactRow {
  readonly row: number
  readonly fact: FactInRow
  readonly people: readonly RowPerson[]
  /** The record that it is, by its own id: the row came out of here. */
  readonly record?: string
  /** It names no code: then it is a 线索 that is here already, or refused for this. */
  readonly codeless?: RowRefusal
  readonly occurredOn: Day
  readonly notes: readonly RowNote[]
}

/** `not-done`: the row says that a firm has not done something, which states nothing. */
export type SkipReason = 'heading' | 'blank' | 'total' | 'repeated-header' | 'remark' | 'not-done'

export interface SkippedRow {
  readonly row: number
  readonly skip: SkipReason
}

export type RowReading =
  | StatedRow
  | NamedRow
  | PublicisedRow
  | TargetRow
  | FactRow
  | { readonly row: number; readonly refused: RowRefusal }
  | SkippedRow
