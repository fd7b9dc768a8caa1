import { findTitle, titles } from '../titles/title.ts'
import { dayOfRow, optionalDay } from './cell-readers.ts'
import { documentOf } from './document-of-row.ts'
import type { FirmInRow } from './firm-in-row.ts'
import type { Stated } from './reading.ts'
import { isRefused, refuseAt, textOf, type Refused, type RowView } from './row-view.ts'

const ownLists = new Set(['tech-sme', 'high-tech'])
const known = titles.filter((title) => !ownLists.has(title.code)).map((title) => title.name)

export function titleInRow(view: RowView, firm: FirmInRow): Stated | Refused {
  const text = textOf(view, 'title')
  if (text === '') return refuseAt(view, 'title', { kind: 'cell-missing', params: {} })
  const title = findTitle(text)
  if (!title) return refuseAt(view, 'title', { kind: 'title-unknown', params: { known } })
  if (ownLists.has(title.code)) {
    return refuseAt(view, 'title', { kind: 'title-has-own-list', params: { title: title.name } })
  }
  const occurredOn = dayOfRow(view)
  if (isRefused(occurredOn)) return occurredOn
  const level = textOf(view, 'level')
  const validThrough = optionalDay(view, 'valid-through')
  return {
    occurredOn,
    statement: {
      type: 'TitleGranted',
      data: {
        ...firm,
        title: title.code,
        ...(level === '' ? {} : { level }),
        ...documentOf(view),
        ...(validThrough === undefined ? {} : { validThrough }),
      },
    },
  }
}
