import { describe, expect, test } from 'vitest'
import type { Statement } from '@titian/domain'
import { eventLine, type LoggedEvent } from './event-lines.ts'
import type { Names } from './statement-fields.ts'

const names: Names = {
  unit: (code) => ({ 410471: '高新区', 410422: '叶县' })[code] ?? code,
  title: (code) => ({ gazelle: '瞪羚企业' })[code] ?? code,
  figure: (code) => ({ 'high-tech.new': '新认定高新技术企业' })[code] ?? code,
}
const firm = { uscc: '91410402MA0000015P', name: '平顶山市某某机械有限公司' }
const listed: Statement = { type: 'RegisterEntryListed', data: { ...firm, unit: '410471', employees: 9 } }

const sentences: readonly (readonly [string, LoggedEvent])[] = [
  ['列入企业名录：高新区，从业人员 9 人', listed],
  ['列入企业名录', { type: 'RegisterEntryListed', data: firm }],
  [
    '科技型中小企业入库，登记编号 202141040200000001，第一批，豫科〔2021〕8号',
    {
      type: 'TechSmeRegistered',
      data: { ...firm, number: '202141040200000001', batch: '第一批', document: '豫科〔2021〕8号' },
    },
  ],
  [
    '首次认定为高新技术企业，证书 GR202141000001，发证 2021-10-28，有效期三年',
    {
      type: 'HighTechRecognised',
      data: { ...firm, certificate: 'GR202141000001', issuedOn: '2021-10-28', years: 3, route: 'first' },
    },
  ],
  ['获得称号：瞪羚企业，省级', { type: 'TitleGranted', data: { ...firm, title: 'gazelle', level: '省级' } }],
  [
    '属地调整：由 高新区 调至 叶县，依据：平政〔2021〕3号',
    {
      type: 'ResponsibilityMoved',
      data: { ...firm, unit: '410422', fromUnit: '410471', reason: '平政〔2021〕3号' },
    },
  ],
  [
    '撤销科技型中小企业登记编号，登记编号 202041040200000001，依据：人数不符',
    { type: 'TechSmeNumberRevoked', data: { ...firm, number: '202041040200000001', reason: '人数不符' } },
  ],
  [
    '失信、异常记录：经营异常名录，2021-06-01 移出',
    { type: 'CreditRiskListed', data: { ...firm, kind: '经营异常名录', until: '2021-06-01' } },
  ],
  ['企业吊销', { type: 'EnterpriseClosed', data: { ...firm, kind: '吊销' } }],
  [
    '高新技术企业申报：市推荐（首次认定）',
    { type: 'HighTechApplicationAdvanced', data: { ...firm, stage: 'city-recommended', route: 'first' } },
  ],
  [
    '撤销导入：2 条记录不再计入，原因：名单有误',
    { type: 'StatementWithdrawn', data: { concerns: [1, 4], reason: '名单有误', import: 'i' } },
  ],
  [
    '并入企业 91410421MA00000233，原因：代码抄错',
    { type: 'EnterpriseMerged', data: { into: 'e', uscc: '91410421MA00000233', reason: '代码抄错' } },
  ],
  [
    '信用代码 91410421MA00000233 并入 91410402MA0000015P，列为曾用代码，依据：代码抄错',
    { type: 'CreditCodeReplaced', data: { ...firm, formerCode: '91410421MA00000233', reason: '代码抄错' } },
  ],
  [
    '叶县 2021 年新认定高新技术企业目标：不少于 5 家，平科〔2021〕1号',
    {
      type: 'TargetSet',
      data: { indicator: 'high-tech.new', unit: '410422', year: 2021, value: 5, document: '平科〔2021〕1号' },
    },
  ],
]

describe('an event is one sentence', () => {
  test.each(sentences)('%s', (sentence, event) => {
    expect(eventLine(event, names)).toBe(sentence)
  })

  const corrected: LoggedEvent = {
    type: 'StatementCorrected',
    data: { concerns: 1, changes: { unit: '410422', employees: null }, occurredOn: '2021-03-01', reason: '迁址' },
  }

  test('a correction says what was', () => {
    expect(eventLine(corrected, names, { statement: listed, occurredOn: '2021-12-31' })).toBe(
      '更正：单位由 高新区 改为 叶县；从业人员（人）由 9 改为 空；日期由 2021-12-31 改为 2021-03-01，原因：迁址',
    )
  })

  test('a correction whose statement is out of sight says what is now', () => {
    expect(eventLine(corrected, names)).toBe(
      '更正：单位改为 叶县；从业人员（人）改为 空；日期改为 2021-03-01，原因：迁址',
    )
  })
})
