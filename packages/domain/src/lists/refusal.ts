import type { Day } from '../day.ts'
import type { CreditCodeRefusal } from '../identifiers/credit-code.ts'
import type { ListKind } from './fields.ts'

type Nothing = Readonly<Record<string, never>>
type Known = { readonly known: readonly string[] }
type CodeParams = {
  readonly [Kind in CreditCodeRefusal['kind']]: Extract<CreditCodeRefusal, { readonly kind: Kind }>['params']
}

/** Why a row cannot be taken, by what its cell holds, with what the words for it need. */
export interface RowFlawParams extends CodeParams {
  readonly 'cell-missing': Nothing
  /** The spreadsheet itself shows an error there: #REF!, #N/A. */
  readonly 'cell-error': Nothing
  /** Neither the row nor the list's title says on which day. */
  readonly 'date-missing': Nothing
  readonly 'date-unreadable': Nothing
  /** Two years or more after the year in the row's own number or certificate: one of both is mistyped. */
  readonly 'date-after-number': { readonly inNumber: number }
  /** 入库登记编号 is not of 18 characters that begin with year and division. */
  readonly 'number-malformed': { readonly length: number }
  readonly 'number-digits-lost': { readonly firstDigits: string }
  readonly 'certificate-malformed': Nothing
  readonly 'title-unknown': Known
  /** 高新技术企业 and 科技型中小企业 come by lists of their own, with certificate or number. */
  readonly 'title-has-own-list': { readonly title: string }
  readonly 'change-unknown': Known
  /** 移出 before 列入. */
  readonly 'removed-too-early': { readonly listedOn: Day }
  readonly 'stage-unknown': Known
  readonly 'unit-unknown': Known
  readonly 'year-unreadable': Nothing
  /** Neither the row nor the list's title says what was done. */
  readonly 'duty-missing': Known
  /** Whether it was done is said in words that we do not know, and no day says it. */
  readonly 'done-unreadable': Nothing
  readonly 'indicator-unknown': Known
  readonly 'count-unreadable': Nothing
  readonly 'count-negative': Nothing
  /** 各县区之和 and 全市合计 differ. */
  readonly 'parts-differ': { readonly sum: number; readonly whole: number }
}

export type RowFlawKind = keyof RowFlawParams
export type RowFlaw = {
  readonly [Kind in RowFlawKind]: { readonly kind: Kind; readonly params: RowFlawParams[Kind] }
}[RowFlawKind]

/** One refused row: where, what was found there, and why; with what helps to find the firm that it means. */
export type RowRefusal = RowFlaw & {
  readonly row: number
  /** As the spreadsheet calls it: `C13`. */
  readonly cell: string
  readonly header: string
  readonly found: string
  readonly name?: string
  /** The code that was meant, where it follows from what was typed. */
  readonly meant?: string
}

/** What was odd in a row that is taken all the same. */
export interface RowRemarkParams {
  readonly 'code-inner-check': Nothing
  /** The division in a code is withdrawn, a zone's, or in no table. It is not 属地 in any case. */
  readonly 'code-division': { readonly division: string; readonly standing: 'former' | 'zone' | 'unknown' }
  readonly 'unit-unknown': Nothing
  readonly 'industry-unknown': Nothing
  readonly 'date-unreadable': Nothing
  readonly 'amount-unreadable': Nothing
  readonly 'amount-negative': Nothing
  /** In 万元 or persons. */
  readonly 'amount-implausible': { readonly most: number }
  readonly 'answer-unreadable': Nothing
  readonly 'route-unreadable': Nothing
  readonly 'term-unreadable': { readonly assumed: number }
  readonly 'certificate-malformed': Nothing
  /** 走访方式 that we do not know counts as none of those that do. */
  readonly 'mode-unknown': Nothing
  readonly 'purpose-unknown': Nothing
  readonly 'category-unknown': Nothing
  readonly 'state-unknown': { readonly assumed: 'registered' | 'closed' }
  /** None of the published 年度事项: kept as written, and met by a line of the city's table of that name. */
  readonly 'duty-unknown': Nothing
  /** 办结 before the demand was raised. */
  readonly 'closed-too-early': Nothing
  /** The year in a number or certificate is not that of the row's date. */
  readonly 'years-differ': { readonly inNumber: number; readonly inDate: number }
  /** The code's firm is called otherwise: either it was renamed, or one of code and name is wrong. */
  readonly 'name-differs': { readonly known: string }
  /** The same, and another firm has that name: its code. */
  readonly 'name-of-another': { readonly known: string; readonly uscc: string }
}

export type RowRemarkKind = keyof RowRemarkParams
export type RowRemark = {
  readonly [Kind in RowRemarkKind]: { readonly kind: Kind; readonly params: RowRemarkParams[Kind] }
}[RowRemarkKind]

/** A note beside a row that was taken: what was odd and where. */
export type RowNote = RowRemark & { readonly cell: string; readonly header: string; readonly found: string }

/** Why a sheet as a whole is no list that we know. */
export interface SheetRefusalParams {
  readonly 'list-empty': Nothing
  /** No header that we know. `seen` is the row that looks most like one. */
  readonly 'list-unknown': { readonly seen: readonly string[]; readonly known: readonly ListKind[] }
  /** `missing` are headers as they should read. */
  readonly 'list-lacks-columns': {
    readonly list: ListKind
    readonly missing: readonly string[]
    readonly seen: readonly string[]
  }
}

export type SheetRefusalKind = keyof SheetRefusalParams
export type SheetRefusal = {
  readonly [Kind in SheetRefusalKind]: { readonly kind: Kind; readonly params: SheetRefusalParams[Kind] }
}[SheetRefusalKind]
