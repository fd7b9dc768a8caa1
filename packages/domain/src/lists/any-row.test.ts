import { array, assert, boolean, constantFrom, double, integer, oneof, property, string, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { firm, readAll, statementOf, type Row } from './given-sheet.ts'
import { readRow } from './read-row.ts'
import { recogniseList } from './recognise.ts'
import type { Cell } from './sheet.ts'

const headers: readonly Row[] = [
  [
    '序号',
    '企业名称',
    '统一社会信用代码',
    '所属县区',
    '行业代码',
    '成立日期',
    '注册资本（元）',
    '从业人员',
    '是否规上',
  ],
  ['企业名称', '统一社会信用代码', '入库登记编号', '入库日期', '公告批次', '所属县区'],
  ['企业名称', '入库登记编号', '省辖市'],
  ['企业名称', '证书编号'],
  ['企业名称', '统一社会信用代码', '证书编号', '发证日期', '有效期', '认定类型'],
  ['企业名称', '统一社会信用代码', '称号', '级别', '认定文号', '认定日期', '有效期至'],
  ['变更日期', '企业名称', '统一社会信用代码', '变更类型', '变更前', '变更后', '证书编号', '发证日期'],
  ['日期', '企业名称', '统一社会信用代码', '申报类型', '环节'],
  ['年度', '指标', '新华区', '叶县', '全市合计'],
  ['序号', '编号', '姓名', '单位', '联系县区', '手机'],
  ['服务员编号', '服务员', '企业名称', '统一社会信用代码', '对接开始日期'],
  ['走访日期', '企业名称', '统一社会信用代码', '走访人', '走访方式', '走访目的', '走访情况', '专项活动', '当场解决'],
  ['需求编号', '企业名称', '统一社会信用代码', '需求类别', '需求内容', '提出日期', '责任人', '办理状态', '办结日期'],
  ['企业名称', '统一社会信用代码', '事项', '年度', '完成情况', '完成日期'],
]

const telling = constantFrom(
  '91410402MA0000015P',
  '更名',
  '迁入',
  '公示',
  '瞪羚企业',
  'GR202141000793',
  '合计',
  '2021-11-23',
  'KJ001',
  '实地走访',
  '已办结',
  '融资需求',
  '统计快报',
  '未报',
)
const cell = tuple(
  constantFrom<Cell['kind']>('text', 'number', 'date', 'empty', 'boolean', 'error'),
  oneof(string({ unit: 'grapheme' }), telling, constantFrom('叶县', '平顶山市', '2021', '5', '-', '三年', '是')),
  oneof(double(), integer(), constantFrom(44_523, 914_104_719_179_041_000, Number.NaN, Infinity)),
  boolean(),
).map(([kind, text, number, numbered]): Cell => ({ column: '', kind, text, ...(numbered ? { number } : {}) }))

test('whatever a row holds, it is read, refused at one of its cells, or passed over; it never breaks the reader', () => {
  assert(
    property(constantFrom(...headers), array(cell, { maxLength: 10 }), (header, cells) => {
      const [reading] = readAll('平顶山市2021年名单', header, [cells])
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
      expect(reading && 'refused' in reading ? reading.refused.cell : 'A3').toMatch(/^[A-Z]+3$/)
    }),
    { numRuns: 2000 },
  )
})

test('whatever a sheet begins with, it is a list or refused', () => {
  assert(
    property(array(array(cell, { maxLength: 8 }), { maxLength: 8 }), (rows) => {
      const head = rows.map((cells, row) => ({
        row: row + 1,
        cells: cells.map((given, column) => ({ ...given, column: String.fromCharCode(65 + column) })),
      }))
      const list = recogniseList(head)
      return 'refused' in list || head.map((row) => readRow(list, row)).length === head.length
    }),
    { numRuns: 1000 },
  )
})

test('full-width letters, lower case and stray blanks change nothing', () => {
  const blank = constantFrom('', ' ', '\u3000', '\u00a0', '\t', '\u200b')
  const noisy = (text: string) =>
    tuple(array(blank, { minLength: text.length + 1, maxLength: text.length + 1 }), boolean(), boolean()).map(
      ([blanks, wide, low]) =>
        text
          .split('')
          .map((character, at) => (blanks[at] ?? '') + written(character, wide, low))
          .join('') + (blanks.at(-1) ?? ''),
    )
  assert(
    property(noisy(firm.uscc), noisy('GR202141000793'), noisy('叶县'), (code, certificate, unit) => {
      const header = ['企业名称', '统一社会信用代码', '证书编号', '发证日期', '所属县区']
      const [reading] = readAll('2021年认定名单', header, [[firm.name, code, certificate, '2021.10.28', unit]])
      expect(statementOf(reading)).toEqual([
        '2021-10-28',
        'HighTechRecognised',
        { ...firm, unit: '410422', certificate: 'GR202141000793', issuedOn: '2021-10-28', years: 3 },
      ])
    }),
  )
})

function written(character: string, wide: boolean, low: boolean): string {
  const lowered = low ? character.toLowerCase() : character
  return wide && lowered < '\u007f' ? String.fromCharCode(lowered.charCodeAt(0) + 0xfee0) : lowered
}
