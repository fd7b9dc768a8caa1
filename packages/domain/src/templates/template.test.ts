import { describe, expect, test } from 'vitest'
import { factOf, sheet } from '../lists/given-sheet.ts'
import { readRow } from '../lists/read-row.ts'
import { recogniseList } from '../lists/recognise.ts'
import { templateDecider, type Template, type TemplateState } from './template.ts'

const uscc = '91410402MA0000015P'
const template: Template = {
  name: '万人助万企走访表',
  kind: 'visits',
  columns: [
    { header: '服务企业', field: 'name' },
    { header: '企业信用码', field: 'code' },
    { header: '服务日期', field: 'date' },
    { header: '助企干部', field: 'officer-name' },
    { header: '服务形式', field: 'mode', words: { 现场: '上门服务', 电话: '电话服务' } },
    { header: '服务内容', field: 'note' },
  ],
}
const header = template.columns.map((column) => column.header)
const given = (state: Partial<TemplateState> = {}): TemplateState => ({ version: 0, ...state })
const save = (columns: Template['columns']) =>
  templateDecider.decide({ type: 'SaveTemplate', template: { ...template, columns } }, given())

describe('a template', () => {
  test('is saved, and saved again only where something changes', () => {
    expect(templateDecider.decide({ type: 'SaveTemplate', template }, given())).toEqual([
      { type: 'TemplateSaved', data: template },
    ])
    expect(templateDecider.decide({ type: 'SaveTemplate', template }, given({ template }))).toEqual({
      refused: 'NothingChanges',
    })
  })

  test('holds every header and field once, and what a row that comes back needs', () => {
    const [name, code, date, who, mode, note] = template.columns
    if (!name || !code || !date || !who || !mode || !note) throw new Error('Six columns')
    expect(save([name, code, date])).toEqual({ refused: 'TemplateLacks', fields: ['officer-name'] })
    expect(save([...template.columns, { header: ' 服务企业*', field: 'unit' }])).toMatchObject({
      refused: 'TemplateHeaderTwice',
    })
    expect(save([...template.columns, { header: '企业', field: 'name' }])).toEqual({
      refused: 'TemplateFieldTwice',
      field: 'name',
    })
    expect(save([...template.columns, { header: '状态', field: 'state' }])).toEqual({
      refused: 'TemplateFieldForeign',
      field: 'state',
    })
    expect(save([{ ...name, header: '（ ）' }, code, date, who, mode, note])).toEqual({
      refused: 'TemplateHeaderEmpty',
      field: 'name',
    })
  })

  test('that is dropped is there no more, and may be saved again', () => {
    const dropped = templateDecider.evolve(given({ version: 1, template }), { type: 'TemplateDropped', data: {} })
    expect(dropped).toEqual({ version: 2 })
    expect(templateDecider.decide({ type: 'DropTemplate' }, dropped)).toEqual({ refused: 'TemplateUnknown' })
  })
})

describe('a sheet in the columns of a template', () => {
  const saved = [{ ...template, template: 't-1' }]
  const rows = sheet(['2021年万人助万企'], header, [
    '平顶山市华源有限公司',
    uscc,
    '2021-06-01',
    '陈涛',
    '电话服务',
    '宣讲政策',
  ])

  test('is read by it, in our words', () => {
    const list = recogniseList(rows, {}, {}, saved)
    expect(list).toMatchObject({ kind: 'visits', template: { template: 't-1', name: template.name }, ignored: [] })
    if ('refused' in list) throw new Error('Refused')
    const [, , row] = rows
    expect(row && factOf(readRow(list, row))).toEqual([
      '2021-06-01',
      'VisitLogged',
      { uscc, name: '平顶山市华源有限公司', mode: 'phone', officers: [], note: '宣讲政策' },
      [{ name: '陈涛' }],
    ])
  })

  test('is no list of ours without it', () => {
    expect(recogniseList(rows)).toHaveProperty('refused')
  })

  test('is another list where that knows more of it', () => {
    const narrow = [
      {
        ...template,
        template: 't-2',
        columns: [
          { header: '企业名称', field: 'name' },
          { header: '统一社会信用代码', field: 'code' },
          { header: '成立日期', field: 'date' },
          { header: '联系人', field: 'officer-name' },
        ] as const,
      },
    ]
    const register = sheet(['企业名称', '统一社会信用代码', '成立日期', '联系人', '详细地址', '所属县区'])
    expect(recogniseList(register, {}, {}, narrow)).toMatchObject({ kind: 'register' })
  })
})
