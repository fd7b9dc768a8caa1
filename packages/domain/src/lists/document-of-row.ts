import { normaliseDocumentNumber } from '../identifiers/document-number.ts'
import { textOf, type RowView } from './row-view.ts'

/** 文号 of the row, else of the whole list. */
export function documentOf(view: RowView): { document?: string } {
  const written = textOf(view, 'document')
  const document = written === '' ? view.list.document : normaliseDocumentNumber(written)
  return document === undefined ? {} : { document }
}
