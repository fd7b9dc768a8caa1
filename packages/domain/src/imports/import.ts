import type { Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import type { ListKind } from '../lists/fields.ts'
import type { ListStage } from '../lists/title-words.ts'
import { cityCode } from '../units/unit.ts'

/** How many rows of a list said what. `otherCities` are of a province-wide list and not ours. */
export interface RowCounts {
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly refused: number
  readonly otherCities: number
}

/** What a list is, as the sheet and a person's answers say. */
export interface ListIdentity {
  readonly kind: ListKind
  readonly title: string
  readonly listedOn?: Day
  readonly stage?: ListStage
  readonly document?: string
}

/** What a person must say before the rows can be taken. */
export type ImportQuestion = 'kind' | 'listedOn' | 'stage' | 'document'

/** The life of one import, in stream `import-<uuid>`. What its rows state is in the enterprises' streams. */
export type ImportEvent =
  /** `sha256` tells the same file again; `unit` and `furtherUnits` are whose rows it may hold. */
  | {
      readonly type: 'ImportReceived'
      readonly data: { readonly sha256: string; readonly unit: string; readonly furtherUnits?: readonly string[] }
    }
  | {
      readonly type: 'ImportChecked'
      readonly data: ListIdentity & { readonly needs: readonly ImportQuestion[]; readonly counts: RowCounts }
    }
  /** A person takes the firms proposed for refused rows, by code; with `unit`, in whose name. */
  | {
      readonly type: 'ProposalsAccepted'
      readonly data: {
        readonly rows: readonly { readonly row: number; readonly uscc: string }[]
        readonly unit?: string
      }
    }
  /** 核对: a row means this firm, or (null) none of ours. */
  | { readonly type: 'MatchDecided'; readonly data: { readonly row: number; readonly uscc: string | null } }
  /** 确认导入. From here on the rows are being appended. */
  | { readonly type: 'ImportConfirmed'; readonly data: { readonly matches: number } }
  | { readonly type: 'ImportCommitted'; readonly data: ListIdentity & { readonly counts: RowCounts } }
  /** 撤销本次导入. */
  | { readonly type: 'ImportUndoBegun'; readonly data: Readonly<Record<string, never>> }
  /** Decisions of people would lose their firm; the import stands. */
  | { readonly type: 'ImportUndoBlocked'; readonly data: { readonly streams: readonly string[] } }
  | { readonly type: 'ImportUndone'; readonly data: { readonly withdrawn: number; readonly restated: number } }

export type ImportCommand =
  | {
      readonly type: 'ReceiveImport'
      readonly sha256: string
      readonly unit: string
      readonly furtherUnits?: readonly string[]
    }
  | {
      readonly type: 'CheckImport'
      readonly list: ListIdentity
      readonly needs: readonly ImportQuestion[]
      readonly counts: RowCounts
    }
  | {
      readonly type: 'AcceptProposals'
      readonly rows: readonly { readonly row: number; readonly uscc: string }[]
      readonly unit?: string
    }
  | { readonly type: 'DecideMatch'; readonly row: number; readonly uscc: string | null }
  | { readonly type: 'ConfirmImport'; readonly matches: number }
  | { readonly type: 'FinishImport'; readonly list: ListIdentity; readonly counts: RowCounts }
  | { readonly type: 'UndoImport' }
  | { readonly type: 'FinishUndo'; readonly withdrawn: number; readonly restated: number }
  | { readonly type: 'BlockUndo'; readonly streams: readonly string[] }

export type ImportRefusal =
  | { readonly refused: 'ImportUnknown' }
  | { readonly refused: 'ImportKnown' }
  /** Not yet, or not any more. */
  | { readonly refused: 'ImportNotChecked' }
  | { readonly refused: 'ImportNeedsAnswers'; readonly needs: readonly ImportQuestion[] }
  | { readonly refused: 'ImportConfirmedAlready' }
  | { readonly refused: 'ImportNotCommitted' }
  | { readonly refused: 'ImportUndoneAlready' }

export type ImportState =
  | { readonly status: 'absent' }
  | { readonly status: 'received' }
  | { readonly status: 'checked'; readonly needs: readonly ImportQuestion[] }
  | { readonly status: 'confirmed' | 'committed' | 'undoing' | 'undone' }

export const importDecider: Decider<ImportCommand, ImportEvent, ImportState, ImportRefusal> = {
  initialState: { status: 'absent' },
  decide,
  evolve,
}

/** What people said of a row. */
export interface RowDecision {
  readonly row: number
  /** The firm that it means, by its code; empty text is none of ours. */
  readonly uscc: string
  /** The city took it, whosever the list is. */
  readonly vouched: boolean
}

/** What people last said of each row. */
export function decisionsIn(history: readonly ImportEvent[]): readonly RowDecision[] {
  const decisions = new Map<number, RowDecision>()
  for (const event of history) {
    if (event.type === 'MatchDecided') {
      const { row, uscc } = event.data
      decisions.set(row, { row, uscc: uscc ?? '', vouched: false })
    }
    if (event.type === 'ProposalsAccepted') {
      const vouched = event.data.unit === cityCode
      for (const { row, uscc } of event.data.rows) decisions.set(row, { row, uscc, vouched })
    }
  }
  return [...decisions.values()]
}

export function importStream(id: string): string {
  return `import-${id}`
}

function decide(command: ImportCommand, state: ImportState): readonly ImportEvent[] | ImportRefusal {
  if (command.type === 'ReceiveImport') {
    if (state.status !== 'absent') return { refused: 'ImportKnown' }
    const { sha256, unit, furtherUnits = [] } = command
    const data = { sha256, unit, ...(furtherUnits.length === 0 ? {} : { furtherUnits }) }
    return [{ type: 'ImportReceived', data }]
  }
  if (state.status === 'absent') return { refused: 'ImportUnknown' }
  switch (command.type) {
    case 'CheckImport': {
      const { list, needs, counts } = command
      return isOpen(state) ? [{ type: 'ImportChecked', data: { ...list, needs, counts } }] : closed(state)
    }
    case 'AcceptProposals': {
      if (state.status !== 'checked') return closed(state)
      const { rows, unit } = command
      return rows.length === 0
        ? []
        : [{ type: 'ProposalsAccepted', data: { rows, ...(unit === undefined ? {} : { unit }) } }]
    }
    case 'DecideMatch': {
      const { row, uscc } = command
      // A row whose firm is registered only later is settled later, when the others are long in.
      const isOpenStill = state.status === 'checked' || state.status === 'committed'
      return isOpenStill ? [{ type: 'MatchDecided', data: { row, uscc } }] : closed(state)
    }
    case 'ConfirmImport':
      if (state.status !== 'checked') return closed(state)
      return state.needs.length > 0
        ? { refused: 'ImportNeedsAnswers', needs: state.needs }
        : [{ type: 'ImportConfirmed', data: { matches: command.matches } }]
    case 'FinishImport': {
      const { list, counts } = command
      return state.status === 'confirmed'
        ? [{ type: 'ImportCommitted', data: { ...list, counts } }]
        : { refused: 'ImportNotChecked' }
    }
    case 'UndoImport':
      return state.status === 'committed' ? [{ type: 'ImportUndoBegun', data: {} }] : notCommitted(state)
    case 'FinishUndo': {
      const { withdrawn, restated } = command
      return state.status === 'undoing'
        ? [{ type: 'ImportUndone', data: { withdrawn, restated } }]
        : notCommitted(state)
    }
    case 'BlockUndo':
      return state.status === 'undoing'
        ? [{ type: 'ImportUndoBlocked', data: { streams: command.streams } }]
        : notCommitted(state)
  }
}

function evolve(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case 'ImportReceived':
      return { status: 'received' }
    case 'ImportChecked':
      return { status: 'checked', needs: event.data.needs }
    case 'ProposalsAccepted':
    case 'MatchDecided':
      return state
    case 'ImportConfirmed':
      return { status: 'confirmed' }
    case 'ImportCommitted':
    case 'ImportUndoBlocked':
      return { status: 'committed' }
    case 'ImportUndoBegun':
      return { status: 'undoing' }
    case 'ImportUndone':
      return { status: 'undone' }
  }
}

function isOpen({ status }: ImportState): boolean {
  return status === 'received' || status === 'checked'
}

function closed({ status }: ImportState): ImportRefusal {
  if (status === 'received') return { refused: 'ImportNotChecked' }
  return { refused: status === 'undone' || status === 'undoing' ? 'ImportUndoneAlready' : 'ImportConfirmedAlready' }
}

function notCommitted({ status }: ImportState): ImportRefusal {
  return { refused: status === 'undone' || status === 'undoing' ? 'ImportUndoneAlready' : 'ImportNotCommitted' }
}
