import { visitModeWords, type VisitsFilter } from '@titian/contract'
import { names } from '../enterprises/shown-event.ts'

const all = '（全部）'

/** What an export of visits was asked for, line by line. */
export function saidOfVisitsFilter(
  { unit, officer, uscc, from, to, mode, campaign, backfilled, solved }: VisitsFilter,
  asOf: string,
): readonly (readonly [string, string])[] {
  return [
    ['县（市、区）', unit === undefined ? '（全部可见）' : names.unit(unit)],
    ['走访人', officer ?? all],
    ['企业', uscc ?? all],
    ['日期', from === undefined && to === undefined ? all : `${from ?? ''} 至 ${to ?? asOf}`],
    ['走访方式', mode === undefined ? all : visitModeWords[mode]],
    ['专项活动', campaign ?? all],
    ['补录', yesNo(backfilled)],
    ['当场解决', yesNo(solved)],
    ['排序', '走访日期，新的在前'],
  ]
}

function yesNo(wanted: boolean | undefined): string {
  return wanted === undefined ? all : wanted ? '是' : '否'
}
