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

  const wide = [...header, '入库登记编号', '移出日期', '原因', '文号']
  const readWide = (...row: Row) => readAll('平顶山市2021年企业变更情况', wide, [['2021-03-02', name, uscc, ...row]])[0]
  const number = '202041040200000001'

  test.each<[string[], object]>([
    [
      ['撤销登记编号', '', '', '', '', number, '', '人数不符', '豫科[2021]8号'],
      { number, reason: '人数不符', document: '豫科〔2021〕8号' },
    ],
    [['撤销科技型中小企业入库登记编号', '', '', number], { number }],
    [['注销入库登记编号'], {}],
    [['入库登记编号被撤销'], {}],
    [['取消科技型中小企业资格'], {}],
  ])('%j takes a number away', (row, said) => {
    expect(statementOf(readWide(...row))).toEqual(['2021-03-02', 'TechSmeNumberRevoked', { ...firm, ...said }])
  })

  test('a certificate that is taken away together with a number is a certificate', () => {
    expect(statementOf(readWide('撤销高新技术企业资格、科技型中小企业登记编号'))[1]).toBe('HighTechRevoked')
  })

  test.each<[string[], object]>([
    [['失信', '', '严重违法失信名单'], { kind: '严重违法失信名单' }],
    [['失信'], { kind: '失信' }],
    [['列入经营异常名录', '', '', '', '', '', '2021-06-01'], { kind: '经营异常名录', until: '2021-06-01' }],
    [
      ['科研失信', '', '', '', '', '', '', '数据造假', '国科发监〔2021〕9号'],
      { kind: '科研失信', reason: '数据造假', document: '国科发监〔2021〕9号' },
    ],
  ])('%j is a record of 失信, which says nothing of the unit', (row, said) => {
    expect(statementOf(readWide(...row))).toEqual(['2021-03-02', 'CreditRiskListed', { uscc, name, ...said }])
  })

  test.each<[string[], unknown[]]>([
    [['移出经营异常名录'], ['D3', '变更类型', '移出经营异常名录', 'change-unknown']],
    [
      ['撤销登记编号', '', '', '', '', '2020410402'],
      ['I3', '入库登记编号', '2020410402', 'number-malformed'],
    ],
    [
      ['失信', '', '', '', '', '', '不详'],
      ['J3', '移出日期', '不详', 'date-unreadable'],
    ],
    [
      ['失信', '', '', '', '', '', '2021-03-01'],
      ['J3', '移出日期', '2021-03-01', 'removed-too-early'],
    ],
  ])('%j is refused where it is wrong', (row, refusal) => {
    expect(refusalOf(readWide(...row)).slice(0, 4)).toEqual(refusal)
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
