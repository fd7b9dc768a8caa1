import { describe, expect, test } from 'vitest'
import { firm, name, readAll, refusalOf, statementOf, uscc, type Row } from './given-sheet.ts'

describe('变更', () => {
  const header = ['变更日期', '企业名称', '统一社会信用代码', '变更类型', '变更前', '变更后', '证书编号', '发证日期']
  const read = (...row: Row) => readAll('平顶山市2021年企业变更情况', header, [['2021-03-02', name, uscc, ...row]])[0]

  test.each<[string[], string, object]>([
    [['更名', '平顶山市华源厂', name], 'EnterpriseRenamed', { ...firm, formerName: '平顶山市华源厂' }],
    [
      ['企业名称变更', '平顶山市华源厂', '平顶山市新华源公司'],
      'EnterpriseRenamed',
      { uscc, name: '平顶山市新华源公司', formerName: '平顶山市华源厂' },
    ],
    [['注销'], 'EnterpriseClosed', { ...firm, kind: '注销' }],
    [['吊销'], 'EnterpriseClosed', { ...firm, kind: '吊销' }],
    [['迁出', '', '郑州市'], 'EnterpriseMovedOut', { ...firm, to: '郑州市' }],
    [
      ['迁入', '郑州市', '鲁山县', 'GR201841000699', '2018年9月9日'],
      'EnterpriseMovedIn',
      { ...firm, unit: '410423', from: '郑州市', certificate: 'GR201841000699', issuedOn: '2018-09-09' },
    ],
    [
      ['属地调整', '高新技术产业开发区', '湛河区'],
      'ResponsibilityMoved',
      { ...firm, unit: '410411', fromUnit: '410471' },
    ],
    [['取消高新技术企业资格', '', '', 'GR201741000678'], 'HighTechRevoked', { ...firm, certificate: 'GR201741000678' }],
  ])('%j', (row, type, data) => {
    expect(statementOf(read(...row))).toEqual(['2021-03-02', type, data])
  })

  test.each<[string[], unknown[]]>([
    [['增资'], ['D3', '变更类型', '增资', 'change-unknown']],
    [
      ['更名', '', name],
      ['E3', '变更前', '', 'cell-missing'],
    ],
    [
      ['属地调整', '新华区', '某区'],
      ['F3', '变更后', '某区', 'unit-unknown'],
    ],
    [
      ['迁入', '郑州市', ''],
      ['F3', '变更后', '', 'cell-missing'],
    ],
  ])('%j is refused', (row, refusal) => {
    expect(refusalOf(read(...row)).slice(0, 4)).toEqual(refusal)
  })
})

test('申报进度 knows its five steps', () => {
  const steps = ['拟申报', '县区联审', '市推荐', '专家评审', '公示', '批准']
  const readings = readAll(
    '平顶山市2021年高新技术企业申报进度',
    ['日期', '企业名称', '统一社会信用代码', '申报类型', '环节'],
    steps.map((step) => ['2021-05-25', name, uscc, '首次认定', step]),
  )
  expect(readings.slice(0, 5).map((reading) => 'statement' in reading && reading.statement.data)).toEqual(
    ['planned', 'county-reviewed', 'city-recommended', 'expert-reviewed', 'publicised'].map((stage) => ({
      ...firm,
      stage,
      route: 'first',
    })),
  )
  expect(refusalOf(readings[5]).slice(0, 4)).toEqual(['E8', '环节', '批准', 'stage-unknown'])
})

describe('目标分解', () => {
  const header = ['年度', '指标', '新华区', '叶县', '平顶山市汝州市', '全市合计']
  const read = (...row: Row) => readAll('2021年度目标分解表', header, [row])[0]

  test('a row is one indicator of one year, with each unit’s part and the whole', () => {
    expect(read('2021年', '新增高新技术企业（家）', 5, '6', '7家', 18)).toEqual({
      row: 3,
      target: {
        year: 2021,
        indicator: 'high-tech.new',
        parts: [
          { unit: '410402', value: 5 },
          { unit: '410422', value: 6 },
          { unit: '410482', value: 7 },
        ],
        whole: 18,
      },
      occurredOn: '2021-01-01',
      notes: [],
    })
  })

  test.each<[Row, unknown[]]>([
    [
      [2021, '科技型中小企业入库', 5, 6, 7, 19],
      ['F3', '全市合计', '19', 'parts-differ', { sum: 18, whole: 19 }],
    ],
    [
      [2021, '科技型中小企业入库', 5, '若干', 7, 19],
      ['D3', '叶县', '若干', 'count-unreadable', {}],
    ],
    [
      [2021, '科技型中小企业入库', 5, -1, 7, 11],
      ['D3', '叶县', '-1', 'count-negative', {}],
    ],
    [
      [2021, '科技型中小企业入库', 5, '', 7, 12],
      ['D3', '叶县', '', 'cell-missing', {}],
    ],
    [
      ['今年', '科技型中小企业入库', 5, 6, 7, 18],
      ['A3', '年度', '今年', 'year-unreadable', {}],
    ],
  ])('%j is refused', (row, refusal) => {
    expect(refusalOf(read(...row))).toEqual(refusal)
  })

  test('an unknown indicator is refused with those that are known', () => {
    expect(refusalOf(read(2021, '招商引资', 5, 6, 7, 18)).slice(0, 4)).toEqual([
      'B3',
      '指标',
      '招商引资',
      'indicator-unknown',
    ])
  })
})
