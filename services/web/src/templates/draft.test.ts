import { describe, expect, test } from 'vitest'
import { templateStarters } from '../words/template-starters.ts'
import {
  asField,
  draftOf,
  emptyDraft,
  fieldsLacking,
  fieldsLeft,
  movedColumn,
  savedOf,
  withColumn,
  withColumns,
  withoutColumn,
} from './draft.ts'

const draft = emptyDraft('visits')
const [name, code, date, who] = draft.columns
const headers = ({ columns }: typeof draft) => columns.map(({ header }) => header)

describe('a template that is being put together', () => {
  test('begins with what no sheet can do without', () => {
    expect(headers(draft)).toEqual(['企业名称', '统一社会信用代码', '走访日期', '走访人'])
    expect(headers(emptyDraft('demands'))).toEqual(['企业名称', '统一社会信用代码', '需求内容'])
    expect(fieldsLacking(draft)).toEqual([])
  })

  test('moves its columns one place, as far as there is one', () => {
    const key = date?.key ?? ''
    expect(headers(movedColumn(draft, key, -1))).toEqual(['企业名称', '走访日期', '统一社会信用代码', '走访人'])
    expect(headers(movedColumn(draft, key, 1))).toEqual(['企业名称', '统一社会信用代码', '走访人', '走访日期'])
    expect(movedColumn(draft, name?.key ?? '', -1)).toBe(draft)
    expect(movedColumn(draft, who?.key ?? '', 1)).toBe(draft)
  })

  test('holds each field once, and says which it cannot do without', () => {
    const without = withoutColumn(draft, code?.key ?? '')
    expect(fieldsLacking(without)).toEqual(['code'])
    expect(fieldsLeft(withColumns(without, ['code']))).not.toContain('code')
    expect(fieldsLeft(draft)).toEqual(expect.arrayContaining(['record', 'note', 'mode']))
    expect(fieldsLeft(draft)).not.toContain('state')
  })

  test('keeps a heading that somebody typed when the column becomes another', () => {
    const more = withColumns(draft, ['note'])
    const note = more.columns.at(-1)
    if (!note) throw new Error('A column was added')
    expect(headers(asField(more, note, 'mode')).at(-1)).toBe('走访方式')
    const typed = withColumn(more, note.key, { header: '纪要' })
    expect(headers(asField(typed, { ...note, header: '纪要' }, 'mode')).at(-1)).toBe('纪要')
  })

  test('is saved without blanks and without words that nobody gave', () => {
    const [first] = templateStarters
    if (!first) throw new Error('There are two')
    const begun = draftOf(first)
    expect(savedOf({ ...begun, name: ' 甲 ', title: ' ' })).toEqual({ ...first, name: '甲' })
    const mode = begun.columns.find(({ field }) => field === 'mode')
    const emptied = withColumn(begun, mode?.key ?? '', { words: { 现场: ' ' } })
    expect(savedOf(emptied).columns.find(({ field }) => field === 'mode')).toEqual({
      header: '服务方式',
      field: 'mode',
    })
  })
})

test('what a new template may begin with lacks nothing', () => {
  for (const starter of templateStarters) expect(fieldsLacking(draftOf(starter))).toEqual([])
})
