import type { Day, ListedEvent, Statement, TargetRow } from '@titian/domain'
import type { ImportRow } from '../imports.ts'
import { eventLine } from './event-lines.ts'
import type { Names } from './statement-fields.ts'

interface JudgedRow {
  readonly outcome: ImportRow['outcome']
  readonly statement: Statement | null
  /** What stood before, where the row changes it. */
  readonly before: Statement | ListedEvent | null
  readonly fact: ListedEvent | null
  readonly target: TargetRow['target'] | null
  readonly occurredOn: Day | null
  readonly candidates: number
}

/** What a row says, in one line; of one that says nothing of our firms, why. */
export function importRowSummary(row: JudgedRow, names: Names): string {
  const { before, target, occurredOn, candidates } = row
  const said = row.statement ?? row.fact
  if (said) {
    const now = `${occurredOn ?? ''} ${eventLine(said, names)}`.trim()
    return before && row.outcome === 'changed' ? `${now}（原为：${eventLine(before, names)}）` : now
  }
  if (target) return `${target.year} 年${names.figure(target.indicator)}目标：全市 ${target.whole} 家`
  switch (row.outcome) {
    case 'otherCity':
      return '不是本市企业，不计入'
    case 'unclear':
      return candidates === 0 ? '没有同名的企业，请指定' : `有 ${candidates} 家同名或曾用此名，请指定`
    case 'publicised':
      return '公示，不计入'
    default:
      return ''
  }
}
