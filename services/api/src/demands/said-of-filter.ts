import {
  closingCodeWords,
  demandCategoryWords,
  demandSortWords,
  demandStatusWords,
  type DemandsFilter,
} from '@titian/contract'
import { names } from '../enterprises/shown-event.ts'

const all = '（全部）'

/** What an export of demands was asked for, line by line. */
export function saidOfDemandsFilter({
  unit,
  officer,
  holder,
  state,
  category,
  open,
  overdue,
  closing,
  uscc,
  query,
  sort = 'number',
}: DemandsFilter): readonly (readonly [string, string])[] {
  return [
    ['县（市、区）', unit === undefined ? '（全部可见）' : names.unit(unit)],
    ['责任人', officer ?? all],
    ['承办单位', holder ?? all],
    [
      '办理状态',
      state === undefined ? (open === undefined ? all : open ? '未办结' : '已办结') : demandStatusWords[state],
    ],
    ['需求类别', category === undefined ? all : demandCategoryWords[category]],
    ['是否逾期（含下一步）', overdue === undefined ? all : overdue ? '是' : '否'],
    ['办结方式', closing === undefined ? all : closingWords(closing === 'none' ? null : closing)],
    ['企业', uscc ?? all],
    ['搜索', query ?? '（无）'],
    ['排序', demandSortWords[sort]],
  ]
}

export function closingWords(code: string | null): string {
  const words = new Map<string, string>(Object.entries(closingCodeWords))
  return code === null ? '清单未载明' : (words.get(code) ?? code)
}
