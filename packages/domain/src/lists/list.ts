import type { Day } from '../day.ts'
import type { Field, ListKind } from './fields.ts'
import type { ListStage } from './title-words.ts'

/** What one column says. Plain data, so that it can be kept beside the upload. */
export interface ListColumn {
  readonly column: string
  readonly field: Field
  readonly header: string
  /** What to multiply by to get 万元. */
  readonly scale?: number
  /** What another system's words mean in ours. */
  readonly words?: Readonly<Record<string, string>>
}

/** A column of the targets list that holds one unit's part. */
export interface UnitColumn {
  readonly column: string
  readonly header: string
  readonly unit: string
}

/** What the rows cannot be read without, or what the sheet leaves open and a person may say. */
export type ListQuestion = 'listedOn' | 'stage' | 'document'

/** How a sheet is to be read: its kind, what its title says, and what each column means. Plain data. */
export interface RecognisedList {
  readonly kind: ListKind
  /** The template by whose columns it is read. */
  readonly template?: { readonly template: string; readonly name: string }
  readonly title: string
  readonly listedOn?: Day
  readonly year?: number
  readonly stage?: ListStage
  readonly document?: string
  readonly batch?: string
  /** 发证日期 that the title gives to every row. */
  readonly issuedOn?: Day
  readonly columns: readonly ListColumn[]
  readonly unitColumns: readonly UnitColumn[]
  /** Headers that mean nothing to this kind of list. */
  readonly ignored: readonly string[]
  readonly dataFrom: number
  readonly hasCodes: boolean
  /** Must be answered before the rows can be read. */
  readonly needs: readonly ListQuestion[]
  /** The sheet does not say it; what stands above is the best guess, if any. */
  readonly asks: readonly ListQuestion[]
}
