import { describe, expect, test } from 'vitest'
import { firm, name, notesOf, readAll, refusalOf, statementOf, uscc, type Row } from './given-sheet.ts'

describe('科技型中小企业入库', () => {
  const header = ['企业名称', '统一社会信用代码', '入库登记编号', '公告批次', '入库日期']
  const read = (row: Row, title = '平顶山市2021年入库科技型中小企业名单') => readAll(title, header, [row])[0]

  test('a row is dated by itself', () => {
    expect(statementOf(read([name, uscc, '202141047100000090', '第1批', 44_315]))).toEqual([
      '2021-04-29',
      'TechSmeRegistered',
      { ...firm, number: '202141047100000090', batch: '第一批' },
    ])
  })

  test('a row without a date is dated by the list, one without either is refused', () => {
    expect(statementOf(read([name, uscc, '202141047100000090', '', '']))?.[0]).toBe('2021-12-31')
    expect(refusalOf(read([name, uscc, '202141047100000090', '', ''], '科技型中小企业入库名单'))).toEqual([
      'E3',
      '入库日期',
      '',
      'date-missing',
      {},
    ])
  })

  test.each<[string | number, string, object]>([
    ['', 'cell-missing', {}],
    ['20214104710000009', 'number-malformed', { length: 17 }],
    [202_141_047_100_000_100, 'number-digits-lost', { firstDigits: '20214104710000' }],
  ])('the number %j is refused: %s', (number, kind, params) => {
    expect(refusalOf(read([name, uscc, number, '', '2021-04-29']))).toMatchObject([
      'C3',
      '入库登记编号',
      String(number),
      kind,
      params,
    ])
  })

  test('a date that cannot be read is refused, not replaced by the list’s', () => {
    expect(refusalOf(read([name, uscc, '202141047100000090', '', '四月底']))).toEqual([
      'E3',
      '入库日期',
      '四月底',
      'date-unreadable',
      {},
    ])
  })

  test('a number of another year than the date is noted', () => {
    expect(notesOf(read([name, uscc, '202041047100000090', '', '2021-04-29']))).toEqual(['C3 years-differ'])
  })

  test('a date of two years later or more is refused, where it is the row’s own', () => {
    expect(refusalOf(read([name, uscc, '202141047100000090', '', '2099-01-01']))).toEqual([
      'E3',
      '入库日期',
      '2099-01-01',
      'date-after-number',
      { inNumber: 2021 },
    ])
    const together = '平顶山市2019—2023年入库科技型中小企业名单'
    expect(statementOf(read([name, uscc, '202141047100000090', '', ''], together))?.[0]).toBe('2023-12-31')
  })

  test('公示 never counts as 入库', () => {
    expect(
      read([name, uscc, '202141047100000090', '', '2021-04-29'], '2021年第3批拟入库科技型中小企业名单公示'),
    ).toEqual({
      row: 3,
      publicised: firm,
      occurredOn: '2021-04-29',
      notes: [],
    })
  })
})

describe('高新技术企业认定', () => {
  const header = ['企业名称', '统一社会信用代码', '证书编号', '发证日期', '有效期', '认定类型']
  const read = (row: Row, title = '平顶山市2021年认定高新技术企业名单') => readAll(title, header, [row])[0]

  test('a row says certificate, day, term and whether it is the first', () => {
    expect(statementOf(read([name, uscc, 'gr202141000793', '2021年10月28日', '三年', '重新认定']))).toEqual([
      '2021-10-28',
      'HighTechRecognised',
      { ...firm, certificate: 'GR202141000793', issuedOn: '2021-10-28', years: 3, route: 'renewed' },
    ])
  })

  test.each([
    ['3年', 3, []],
    ['36个月', 3, []],
    ['五年', 5, []],
    ['', 3, []],
    ['长期', 3, ['E3 term-unreadable']],
  ])('有效期 %j is %d years', (term, years, notes) => {
    const reading = read([name, uscc, 'GR202141000793', '2021-10-28', term, '首次认定'])
    expect(reading).toMatchObject({ statement: { data: { years, route: 'first' } } })
    expect(notesOf(reading)).toEqual(notes)
  })

  test('certificate and date are required', () => {
    expect(refusalOf(read([name, uscc, '', '2021-10-28', '', '']))).toEqual(['C3', '证书编号', '', 'cell-missing', {}])
    expect(refusalOf(read([name, uscc, '豫高新1号', '2021-10-28', '', '']))).toEqual([
      'C3',
      '证书编号',
      '豫高新1号',
      'certificate-malformed',
      {},
    ])
    expect(refusalOf(read([name, uscc, 'GR202141000793', '去年', '', '']))).toEqual([
      'D3',
      '发证日期',
      '去年',
      'date-unreadable',
      {},
    ])
  })

  test('公示 says that an application got that far', () => {
    expect(
      statementOf(read([name, uscc, '', '2021-11-25', '', '首次认定'], '2021年第二批拟认定高新技术企业名单公示')),
    ).toEqual(['2021-11-25', 'HighTechApplicationAdvanced', { ...firm, stage: 'publicised', route: 'first' }])
  })
})

describe('称号', () => {
  const header = ['企业名称', '统一社会信用代码', '称号', '级别', '认定文号', '认定日期', '有效期至']
  const read = (row: Row) => readAll('平顶山市2021年创新型企业称号认定情况', header, [row])[0]

  test('a title is granted with its document and may run to a day', () => {
    expect(
      statementOf(
        read([name, uscc, '专精特新"小巨人"企业', '国家级', '工信部企业函[2021]197号', '2021.7.30', '2024年6月30日']),
      ),
    ).toEqual([
      '2021-07-30',
      'TitleGranted',
      {
        ...firm,
        title: 'little-giant',
        level: '国家级',
        document: '工信部企业函〔2021〕197号',
        validThrough: '2024-06-30',
      },
    ])
  })

  test('an unknown title is refused, and so is one that has a list of its own', () => {
    expect(refusalOf(read([name, uscc, '文明单位', '', '', '2021-7-30', '']))?.[3]).toBe('title-unknown')
    expect(refusalOf(read([name, uscc, '高新技术企业', '', '', '2021-7-30', '']))?.slice(3)).toEqual([
      'title-has-own-list',
      { title: '高新技术企业' },
    ])
  })
})
