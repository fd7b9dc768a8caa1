import { closingCodes, demandCategories, demandSorts, demandStatuses, type DemandLine } from '@titian/contract'
import { oneOf, text, type Typed } from '../app/address.ts'

export const scopes = ['all', 'open', 'overdue', 'closed'] as const
/** What most people look for first; the address carries it in one word. */
type Scope = (typeof scopes)[number]

export interface DemandsSearch {
  readonly scope?: Scope | undefined
  readonly query?: string | undefined
  readonly unit?: string | undefined
  readonly officer?: string | undefined
  readonly holder?: string | undefined
  readonly state?: DemandLine['state'] | undefined
  readonly category?: DemandLine['category'] | undefined
  readonly closing?: (typeof closingCodes)[number] | 'none' | undefined
  readonly uscc?: string | undefined
  readonly sort?: (typeof demandSorts)[number] | undefined
}

/** What of an address is a condition of the ledger. */
export function demandsSearch(search: Typed): DemandsSearch {
  return {
    scope: oneOf(scopes, search['scope']),
    query: text(search['query'], /^.{1,60}$/),
    unit: text(search['unit'], /^(\d{6}|unknown)$/),
    officer: text(search['officer'], /^.{1,40}$/),
    holder: text(search['holder'], /^.{1,60}$/),
    state: oneOf(demandStatuses, search['state']),
    category: oneOf(demandCategories, search['category']),
    closing: oneOf([...closingCodes, 'none'], search['closing']),
    uscc: text(search['uscc'], /^[0-9A-Z]{18}$/),
    sort: oneOf(demandSorts, search['sort']),
  }
}

const asked: Readonly<Record<Scope, { readonly open?: boolean; readonly overdue?: boolean }>> = {
  all: {},
  open: { open: true },
  overdue: { overdue: true },
  closed: { open: false },
}

/** The same as the api asks for it. Open ones are what one works on. */
export function demandsAsked({ scope = 'open', ...search }: DemandsSearch) {
  return { ...search, ...asked[scope] }
}
