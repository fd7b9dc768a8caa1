import type { CreditCodeRefusal } from '../identifiers/credit-code.ts'

type Nothing = Readonly<Record<string, never>>

/** Why a row cannot be taken, by what its cell holds. The column's header is in the refusal itself. */
export type RowFlaw =
  | CreditCodeRefusal
  | { readonly kind: 'cell-missing'; readonly params: Nothing }
  /** The spreadsheet itself shows an error there: #REF!, #N/A. */
  | { readonly kind: 'cell-error'; readonly params: Nothing }
  /** Neither the row nor the list's title says on which day. */
  | { readonly kind: 'date-missing'; readonly params: Nothing }
  | { readonly kind: 'date-unreadable'; readonly params: Nothing }
  /** 入库登记编号 is not of 18 characters that begin with year and division. */
  | { readonly kind: 'number-malformed'; readonly params: { readonly length: number } }
  | { readonly kind: 'number-digits-lost'; readonly params: { readonly firstDigits: string } }
  | { readonly kind: 'certificate-malformed'; readonly params: Nothing }
  | { readonly kind: 'title-unknown'; readonly params: { readonly known: readonly string[] } }
  /** 高新技术企业 and 科技型中小企业 come by lists of their own, with certificate or number. */
  | { readonly kind: 'title-has-own-list'; readonly params: { readonly title: string } }
  | { readonly kind: 'change-unknown'; readonly params: { readonly known: readonly string[] } }
  | { readonly kind: 'stage-unknown'; readonly params: { readonly known: readonly string[] } }
  | { readonly kind: 'unit-unknown'; readonly params: { readonly known: readonly string[] } }
  | { readonly kind: 'year-unreadable'; readonly params: Nothing }
  | { readonly kind: 'indicator-unknown'; readonly params: { readonly known: readonly string[] } }
  | { readonly kind: 'count-unreadable'; readonly params: Nothing }
  | { readonly kind: 'count-negative'; readonly params: Nothing }
  /** 各县区之和 and 全市合计 differ. */
  | { readonly kind: 'parts-differ'; readonly params: { readonly sum: number; readonly whole: number } }

export type RowFlawKind = RowFlaw['kind']

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
export type RowRemark =
  | { readonly kind: 'code-inner-check'; readonly params: Nothing }
  /** The division in a code is historic, a zone's, or in no table. It is not 属地 in any case. */
  | {
      readonly kind: 'code-division'
      readonly params: { readonly division: string; readonly standing: 'former' | 'zone' | 'unknown' }
    }
  | { readonly kind: 'unit-unknown'; readonly params: Nothing }
  | { readonly kind: 'industry-unknown'; readonly params: Nothing }
  | { readonly kind: 'date-unreadable'; readonly params: Nothing }
  | { readonly kind: 'amount-unreadable'; readonly params: Nothing }
  | { readonly kind: 'amount-negative'; readonly params: Nothing }
  | { readonly kind: 'amount-implausible'; readonly params: { readonly most: number } }
  | { readonly kind: 'answer-unreadable'; readonly params: Nothing }
  | { readonly kind: 'route-unreadable'; readonly params: Nothing }
  | { readonly kind: 'term-unreadable'; readonly params: { readonly assumed: number } }
  | { readonly kind: 'certificate-malformed'; readonly params: Nothing }
  /** The year in a number or certificate is not that of the row's date. */
  | { readonly kind: 'years-differ'; readonly params: { readonly inNumber: number; readonly inDate: number } }

export type RowRemarkKind = RowRemark['kind']

/** A note beside a row that was taken: what was odd and where. */
export type RowNote = RowRemark & { readonly cell: string; readonly header: string; readonly found: string }
