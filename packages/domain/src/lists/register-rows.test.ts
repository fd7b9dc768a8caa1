import { describe, expect, test } from 'vitest'
import { firm, name, notesOf, readAll, refusalOf, statementOf, uscc, type Row } from './given-sheet.ts'

describe('企业名录', () => {
  const header = [
    '序号',
    '统一社会信用代码',
    '企业名称',
    '所属县（市、区）',
    '详细地址',
    '行业代码',
    '成立日期',
    '注册资本（万元）',
    '从业人员（人）',
    '是否规上',
    '联系人',
    '联系电话',
  ]
  const read = (...rows: Row[]) => readAll('平顶山市企业名录（2021年）', header, rows)

  test('a row says everything that it holds; the contact goes apart from the statement', () => {
    const [reading] = read([
      1,
      ' ９１４１０４０２ma0000015p\u00a0',
      ` ${name}\u3000`,
      '平顶山市叶县',
      '建设路1号',
      'C2614',
      '2012年8月27日',
      '1,500',
      29,
      '否',
      '杨军',
      '19900068075',
    ])
    expect(reading).toEqual({
      row: 3,
      occurredOn: '2021-12-31',
      statement: {
        type: 'RegisterEntryListed',
        data: {
          ...firm,
          unit: '410422',
          address: '建设路1号',
          industry: '2614',
          foundedOn: '2012-08-27',
          capital: 1500,
          employees: 29,
          aboveScale: false,
        },
      },
      unitText: '平顶山市叶县',
      contact: { name: '杨军', phone: '19900068075' },
      notes: [],
    })
  })

  test('an empty cell says nothing', () => {
    expect(statementOf(read([1, uscc, name])[0])).toEqual(['2021-12-31', 'RegisterEntryListed', firm])
  })

  test('what cannot be read is left out with a note, the row is taken', () => {
    const [reading] = read([1, uscc, name, '许昌市', '', '9999', '不详', '五百万', -3, '大概', '', ''])
    expect(statementOf(reading)).toEqual(['2021-12-31', 'RegisterEntryListed', { ...firm, industry: '9999' }])
    expect(notesOf(reading)).toEqual([
      'D3 unit-unknown',
      'F3 industry-unknown',
      'G3 date-unreadable',
      'H3 amount-unreadable',
      'I3 amount-negative',
      'J3 answer-unreadable',
    ])
  })

  test('money is read with its own unit, and what no enterprise reaches is left out', () => {
    const readings = read(
      [1, uscc, name, '', '', '', '', '500万元'],
      [2, uscc, name, '', '', '', '', '1.2亿元'],
      [3, uscc, name, '', '', '', '', 5_000_000_000],
    )
    expect(readings.map((reading) => ('statement' in reading ? reading.statement.data : reading))).toEqual([
      { ...firm, capital: 500 },
      { ...firm, capital: 12_000 },
      firm,
    ])
    expect(notesOf(readings[2])).toEqual(['H5 amount-implausible'])
  })

  test('an industry that lost its leading zero as a number is found', () => {
    expect(statementOf(read([1, uscc, name, '', '', 111])[0])).toEqual([
      '2021-12-31',
      'RegisterEntryListed',
      { ...firm, industry: '0111' },
    ])
  })

  test('totals, blank and numbered rows, repeated headers, sections and remarks are neither read nor refused', () => {
    const across = Array.from({ length: 12 }, () => '一、新华区')
    const readings = read(
      ['', '', '合计：10214家'],
      ['合 计', '', '', '', '', '', '', 159],
      ['', '', '', '叶县小计', '', '', '', 12],
      ['共2家'],
      [],
      [7, '', ''],
      header,
      across,
      ['注：本表由市科技局填报'],
    )
    expect(readings.map((reading) => ('skip' in reading ? reading.skip : reading))).toEqual([
      'total',
      'total',
      'total',
      'total',
      'blank',
      'blank',
      'repeated-header',
      'remark',
      'remark',
    ])
  })

  test('a firm whose name speaks of totals is a firm', () => {
    expect(statementOf(read([1, uscc, '平顶山总计科技有限公司'])[0])).toEqual([
      '2021-12-31',
      'RegisterEntryListed',
      { uscc, name: '平顶山总计科技有限公司' },
    ])
  })
})

describe('a row is refused at its code', () => {
  const read = (code: Row[number]) =>
    refusalOf(readAll('2021年企业名录', ['企业名称', '统一社会信用代码', '地址'], [[name, code, '建设路1号']])[0])

  test.each<[Row[number], string, string, object]>([
    ['', '', 'code-missing', {}],
    ['无', '无', 'code-missing', {}],
    ['91410402MA0000015Q', '91410402MA0000015Q', 'code-check-wrong', { expected: 'P' }],
    ['91410402MA000001', '91410402MA000001', 'code-not-a-code', { length: 16, strange: '' }],
    [914_104_719_179_041_000, '914104719179041000', 'code-digits-lost', { firstDigits: '91410471917904' }],
    [914_104_829_118_820_000, '914104829118820000', 'code-digits-lost', { firstDigits: '91410482911882' }],
    [12_345, '12345', 'code-not-a-code', { length: 5, strange: '' }],
    [{ column: 'B', kind: 'error', text: '#N/A' }, '#N/A', 'cell-error', {}],
  ])('%j', (code, found, kind, params) => {
    expect(read(code)).toEqual(['B3', '统一社会信用代码', found, kind, params])
  })

  test('with the code that was meant and the name by which to find the firm', () => {
    const [reading] = readAll('2021年企业名录', ['企业名称', '统一社会信用代码'], [[` ${name}`, '914I0402MAOOOOO15P']])
    expect(reading).toMatchObject({ refused: { name, meant: uscc } })
  })

  test('unless a person has said which firm it is', () => {
    const [reading] = readAll('2021年企业名录', ['企业名称', '统一社会信用代码'], [[name, '']], {}, uscc)
    expect(statementOf(reading)).toEqual(['2021-12-31', 'RegisterEntryListed', firm])
  })
})

test('a row without a name is refused at its name', () => {
  expect(
    refusalOf(readAll('2021年企业名录', ['企业名称', '统一社会信用代码', '地址'], [['', uscc, '建设路1号']])[0]),
  ).toEqual(['A3', '企业名称', '', 'cell-missing', {}])
})
