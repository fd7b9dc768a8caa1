import { yearOf, type Day } from '../day.ts'
import { findDuty } from '../duties/duty-words.ts'
import { publishedDuties } from '../duties/duty.ts'
import { dayOfRow } from './cell-readers.ts'
import type { FirmInRow } from './firm-in-row.ts'
import type { FactRow, SkippedRow } from './reading.ts'
import { isRefused, noteAt, refuseAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'

/** 年度事项报送情况: a firm has done a duty of a year. A row that says it has not states nothing. */
export function dutyInRow(view: RowView, { uscc, name }: FirmInRow): FactRow | SkippedRow | Refused {
  const { row, notes } = view
  const done = isDone(view)
  if (isRefused(done)) return done
  if (!done) return { row, skip: 'not-done' }
  const duty = dutyOf(view)
  if (isRefused(duty)) return duty
  const occurredOn = dayOfRow(view)
  if (isRefused(occurredOn)) return occurredOn
  const year = yearIn(view, occurredOn)
  if (isRefused(year)) return year
  return { row, fact: { type: 'DutyDone', data: { uscc, name, duty, year } }, people: [], occurredOn, notes }
}

const notYet = /^(否|×|✗|x|n|no|0|无|没有.*|(?!已).*未.*|待.*|不.*|[-—–/\\]+)$/i
const yes =
  /^(是|√|✓|有|y|yes|1|已.*|完成|报送|提交|上报|填报|(审核)?通过|按期.*|按时.*|逾期(已)?(报送|完成|提交|上报))$/i

/** As the row says in words; where it has none, by its day. */
function isDone(view: RowView): boolean | Refused {
  const said = textOf(view, 'state').replace(/\s/g, '')
  const dated = /\d/.test(textOf(view, 'date'))
  if (notYet.test(said)) return false
  if (said === '' || yes.test(said)) return said !== '' || dated
  return dated || refuseAt(view, 'state', { kind: 'done-unreadable', params: {} })
}

/** A duty that the city added goes by its name. */
function dutyOf(view: RowView): string | Refused {
  const written = writtenOf(view, 'duty')
  const found = findDuty(written === '' ? view.list.title : written)
  if (found !== undefined) return found
  if (written === '') {
    return refuseAt(view, 'duty', { kind: 'duty-missing', params: { known: publishedDuties.map((duty) => duty.name) } })
  }
  noteAt(view, 'duty', { kind: 'duty-unknown', params: {} })
  return written
}

/** The row's own year, else the title's, else that of its day. */
function yearIn(view: RowView, on: Day): number | Refused {
  const text = textOf(view, 'year').replace(/\s/g, '')
  if (text === '') return view.list.year ?? yearOf(on)
  const year = /^((?:19|20)\d{2})(年度?)?$/.exec(text)?.[1]
  return year === undefined ? refuseAt(view, 'year', { kind: 'year-unreadable', params: {} }) : Number(year)
}
