import { describe, expect, test } from 'vitest'
import { sheet, type Row } from './given-sheet.ts'
import { recogniseList } from './recognise.ts'
import type { RecognisedList } from './list.ts'

const firm = ['平顶山市华源有限公司', '91410402MA0000015P']

function recognised(...rows: Row[]): RecognisedList {
  const list = recogniseList(sheet(...rows))
  if ('refused' in list) throw new Error(`Not recognised: ${JSON.stringify(list.refused)}`)
  return list
}

const fieldsOf = (list: RecognisedList) => Object.fromEntries(list.columns.map(({ field, column }) => [field, column]))

describe('a header is found', () => {
  test('below a title, a line of units and a blank row, by synonyms with blanks and brackets', () => {
    const list = recognised(
      ['平顶山市2021年高新技术企业认定名单'],
      ['填报单位：市科技局', '', '填报日期：2022年1月5日'],
      [''],
      ['序 号', '企业全称', '社会信用代码', '证书号', '发证时间', '所在地', '申报类别', '有效期（年）'],
      [1, ...firm, 'GR202141000793', '2021-10-28', '叶县', '首次', 3],
    )
    expect(list.kind).toBe('high-tech')
    expect(list.dataFrom).toBe(5)
    expect(fieldsOf(list)).toEqual({
      sequence: 'A',
      name: 'B',
      code: 'C',
      certificate: 'D',
      date: 'E',
      unit: 'F',
      route: 'G',
      term: 'H',
    })
  })

  test('over two rows whose cells are merged', () => {
    const list = recognised(
      ['平顶山市2021年入库科技型中小企业名单'],
      ['序号', '企业信息', '企业信息', '入库信息', '入库信息'],
      ['序号', '单位名称', '统一信用代码', '登记编号', '入库时间'],
      [1, ...firm, '202141047100000090', '2021.4.29'],
    )
    expect([list.kind, list.dataFrom, fieldsOf(list)]).toEqual([
      'tech-sme',
      4,
      { sequence: 'A', name: 'B', code: 'C', number: 'D', date: 'E' },
    ])
  })

  test('without any title, as in a table that is pasted', () => {
    const list = recognised(['公司名称', '信用代码', '入库登记编号'], [...firm, '202141047100000090'])
    expect([list.kind, list.title, list.needs, list.dataFrom]).toEqual(['tech-sme', '', ['listedOn'], 2])
  })

  test('and is called by its file where nothing stands above it', () => {
    const rows = sheet(['公司名称', '信用代码', '入库登记编号'], [...firm, '202141047100000090'])
    expect(recogniseList(rows, { fileName: '宝丰县6月入库.xlsx' })).toMatchObject({ title: '宝丰县6月入库' })
    expect(recogniseList(rows, { fileName: '粘贴的表格 2021-11-30 09:05' })).toMatchObject({
      title: '粘贴的表格 2021-11-30 09:05',
    })
  })

  test('with columns that mean nothing to us, which are named', () => {
    expect(recognised(['企业名称', '统一社会信用代码', '变更类型', '变更日期', '经办人']).ignored).toEqual(['经办人'])
  })
})

test('a title that the list is a register is enough with code and name', () => {
  expect(recognised(['平顶山市2021年企业名录'], ['企业名称', '信用代码'], firm).kind).toBe('register')
})

test('money columns say in which unit they count', () => {
  const list = recognised(['企业名称', '信用代码', '注册资本（元）', '营业收入(亿元)', '研发费用（万元）', '详细地址'])
  expect(list.columns.map(({ field, scale }) => [field, scale])).toEqual([
    ['name', undefined],
    ['code', undefined],
    ['capital', 0.0001],
    ['revenue', 10_000],
    ['research', undefined],
    ['address', undefined],
  ])
})

describe('an announcement of the province', () => {
  test('has no codes; date, stage and document are asked for where only the title’s year speaks', () => {
    const list = recognised(
      ['河南省2021年第3批入库科技型中小企业名单'],
      ['序号', '企业名称', '入库登记编号', '省辖市'],
      [1, '平顶山市华源有限公司', '202141047100000090', '平顶山市'],
    )
    expect([list.kind, list.hasCodes, list.listedOn, list.stage, list.batch, list.needs, list.asks]).toEqual([
      'tech-sme-province',
      false,
      '2021-12-31',
      'announcement',
      '第三批',
      [],
      ['listedOn', 'stage', 'document'],
    ])
  })

  test('takes a person’s answers before its own words', () => {
    const list = recogniseList(
      sheet(['河南省2021年第3批入库科技型中小企业名单'], ['企业名称', '入库登记编号'], ['甲', '202141047100000090']),
      {},
      { listedOn: '2021-06-30', stage: 'publicity', document: '豫科〔2021〕60号' },
    )
    expect(list).toMatchObject({
      listedOn: '2021-06-30',
      stage: 'publicity',
      document: '豫科〔2021〕60号',
      asks: [],
      needs: [],
    })
  })

  test('before certificates are issued may hold nothing but names', () => {
    const list = recognised(
      ['关于公示河南省2021年第一批拟认定高新技术企业名单的通知'],
      ['序号', '企业名称'],
      [1, '平顶山市华源有限公司'],
    )
    expect([list.kind, list.stage]).toEqual(['high-tech-province', 'publicity'])
  })
})

describe('a sheet is refused', () => {
  test('when it is empty', () => {
    expect(recogniseList(sheet(['', ''], ['']))).toEqual({ refused: { kind: 'list-empty', params: {} } })
  })

  test('when no header is known, with what was seen', () => {
    expect(
      recogniseList(sheet(['通讯录'], ['科室', '姓名', '职务', '手机'], ['高新科', '胡军', '科长', '199'])),
    ).toEqual({
      refused: {
        kind: 'list-unknown',
        params: { seen: ['科室', '姓名', '职务', '手机'], known: expect.arrayContaining(['register', 'changes']) },
      },
    })
  })

  test('when its title promises a list whose column is missing', () => {
    expect(
      recogniseList(
        sheet(
          ['平顶山市2021年高新技术企业名单'],
          ['序号', '企业名称', '统一社会信用代码', '所属县区', '详细地址'],
          [1, ...firm, '叶县', '建设路1号'],
        ),
      ),
    ).toEqual({
      refused: {
        kind: 'list-lacks-columns',
        params: {
          list: 'high-tech',
          missing: ['证书编号'],
          seen: ['序号', '企业名称', '统一社会信用代码', '所属县区', '详细地址'],
        },
      },
    })
  })

  test('when a person says what it is and it is not', () => {
    expect(recogniseList(sheet(['企业名称', '统一社会信用代码', '证书编号'], firm), {}, { kind: 'changes' })).toEqual({
      refused: {
        kind: 'list-lacks-columns',
        params: { list: 'changes', missing: ['变更类型'], seen: ['企业名称', '统一社会信用代码', '证书编号'] },
      },
    })
  })
})
