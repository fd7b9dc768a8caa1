import { describe, expect, test } from 'vitest'
import { factOf, firm, name, notesOf, readAll, refusalOf, sheet, uscc } from './given-sheet.ts'
import { recogniseList } from './recognise.ts'
import { shapes } from './list-shape.ts'
import { officerShapes } from './officer-shapes.ts'

const officers = ['序号', '编号', '姓名', '单位', '联系县区', '手机']
const assignments = ['服务员编号', '服务员', '企业名称', '统一社会信用代码', '对接开始日期']
const visits = ['走访日期', '企业名称', '统一社会信用代码', '走访人', '走访方式', '走访情况', '专项活动', '当场解决']
const demands = [
  '需求编号',
  '企业名称',
  '统一社会信用代码',
  '需求类别',
  '需求内容',
  '提出日期',
  '责任人',
  '办理状态',
  '办结日期',
]

describe('服务员名单', () => {
  const title = '平顶山市2021年首席科技服务员名单'

  test('lists an officer by his number, in service since the year began; name and phone stand apart', () => {
    const [reading] = readAll(title, officers, [[1, ' ＫJ００1', '胡 军', '市农科院', '叶县', '19900082128']])
    expect(factOf(reading)).toEqual([
      '2021-12-31',
      'OfficerListed',
      { officer: 'KJ001', organisation: '市农科院', unit: '410422', from: '2021-01-01' },
      [{ name: '胡军', phone: '19900082128' }],
    ])
  })

  test('says from which day he serves where the sheet does', () => {
    const [reading] = readAll(title, ['编号', '姓名', '聘任日期'], [['KJ001', '胡军', '2021.3.1']])
    expect(factOf(reading)).toEqual([
      '2021-12-31',
      'OfficerListed',
      { officer: 'KJ001', from: '2021-03-01' },
      [{ name: '胡军' }],
    ])
  })

  test('refuses a row without number or name', () => {
    const [noNumber, noName] = readAll(title, officers, [
      [1, '', '胡军', '市农科院', '叶县', ''],
      [2, 'KJ002', '', '市农科院', '叶县', ''],
    ])
    expect(refusalOf(noNumber)).toEqual(['B3', '编号', '', 'cell-missing', {}])
    expect(refusalOf(noName)).toEqual(['C4', '姓名', '', 'cell-missing', {}])
  })
})

describe('对接表', () => {
  const title = '平顶山市2021年首席科技服务员“一对一”对接企业表'

  test('assigns the officer whose number stands there', () => {
    const [reading] = readAll(title, assignments, [['KJ001', '胡军', name, uscc.toLowerCase(), '20210125']])
    expect(factOf(reading)).toEqual(['2021-01-25', 'OfficerAssigned', { ...firm, officer: 'KJ001' }, []])
  })

  test('is not refused where the officer stands there only by name', () => {
    const header = assignments.slice(1)
    const [reading, nobody] = readAll(title, header, [
      ['胡军', name, uscc, '2021-01-25'],
      ['', name, uscc, '2021-01-25'],
    ])
    expect(factOf(reading)).toEqual(['2021-01-25', 'OfficerNamed', firm, [{ name: '胡军' }]])
    expect(refusalOf(nobody)).toEqual(['A4', '服务员', '', 'cell-missing', {}])
  })
})

describe('走访记录', () => {
  const title = '平顶山市2021年企业走访记录'

  test('logs a visit with those who went by name, its campaign and what was solved there', () => {
    const [reading] = readAll(title, visits, [
      ['2021年10月25日', name, uscc, '陈涛、孙 丽', '实地走访', '指导建立研发费用辅助账', '万人助万企', '是'],
    ])
    expect(factOf(reading)).toEqual([
      '2021-10-25',
      'VisitLogged',
      {
        ...firm,
        mode: 'on-site',
        officers: [],
        campaign: '万人助万企',
        note: '指导建立研发费用辅助账',
        solvedOnTheSpot: {},
      },
      [{ name: '陈涛' }, { name: '孙丽' }],
    ])
  })

  test.each([
    ['实地走访', 'on-site'],
    ['现场', 'on-site'],
    ['座谈会', 'meeting'],
    ['视频', 'video'],
    ['线上视频会议', 'video'],
    ['电话', 'phone'],
    ['微信', 'message'],
    ['企业来访', 'received'],
    ['', 'on-site'],
  ])('paid by %j is a visit of mode %s', (written, mode) => {
    const [reading] = readAll(title, visits, [['2021-10-25', name, uscc, '陈涛', written, '', '', '']])
    expect([factOf(reading)[2], notesOf(reading)]).toEqual([{ ...firm, mode, officers: [] }, []])
  })

  test('takes words that it does not know as others, with a note', () => {
    const header = ['走访日期', '企业名称', '统一社会信用代码', '走访人编号', '走访方式', '走访目的', '当场解决']
    const [reading] = readAll(title, header, [
      ['2021-10-25', name, uscc, 'KJ001,KJ002', '无人机', '高企辅导、送温暖', '帮助注册填报'],
    ])
    expect(factOf(reading)).toEqual([
      '2021-10-25',
      'VisitLogged',
      {
        ...firm,
        mode: 'message',
        purposes: ['high-tech', 'other'],
        officers: ['KJ001', 'KJ002'],
        solvedOnTheSpot: { text: '帮助注册填报' },
      },
      [],
    ])
    expect(notesOf(reading)).toEqual(['E3 mode-unknown', 'F3 purpose-unknown'])
  })

  test('refuses a row for its code like every list, with the name by which the firm may be proposed', () => {
    const [missing] = readAll(title, visits, [['2021-10-25', name, '', '陈涛', '电话', '', '', '']])
    expect(refusalOf(missing)).toEqual(['C3', '统一社会信用代码', '', 'code-missing', {}])
    const [given] = readAll(title, visits, [['2021-10-25', name, '', '陈涛', '电话', '', '', '']], {}, uscc)
    expect(factOf(given)[2]).toEqual({ ...firm, mode: 'phone', officers: [] })
  })
})

describe('需求台账', () => {
  const title = '平顶山市2021年企业创新需求台账'
  const row = (kind: string, state: string, closedOn = '') => [
    'xq2021 00001',
    name,
    uscc,
    kind,
    '希望参加银企对接会',
    '2021-07-07',
    '郭建娜',
    state,
    closedOn,
  ]

  test('lists a demand by its number, as far as the ledger has it', () => {
    const [reading] = readAll(title, demands, [row('融资需求', '已办结', '2021.7.26')])
    expect(factOf(reading)).toEqual([
      '2021-07-07',
      'DemandListed',
      {
        number: 'XQ202100001',
        ...firm,
        category: 'N9',
        kind: '融资需求',
        text: '希望参加银企对接会',
        status: 'closed',
        closedOn: '2021-07-26',
      },
      [{ name: '郭建娜' }],
    ])
  })

  test.each([
    ['研发费用归集', 'N8'],
    ['融资需求', 'N9'],
    ['检验检测', 'N10'],
    ['政策咨询', 'N8'],
    ['知识产权', 'N7'],
    ['产学研对接', 'N3'],
    ['人才引进', 'N4'],
    ['项目申报', 'N6'],
    ['技术攻关', 'N1'],
    ['平台建设', 'N5'],
    ['成果转化', 'N2'],
    ['用工', 'N12'],
    ['市场开拓', 'N11'],
    ['其他', 'N13'],
  ])('of the kind %s is of category %s, and keeps the word', (kind, category) => {
    const [reading] = readAll(title, demands, [row(kind, '已受理')])
    expect(factOf(reading)[2]).toMatchObject({ category, kind })
    expect(notesOf(reading)).toEqual([])
  })

  test.each([
    ['已办结', 'closed'],
    ['已解决', 'closed'],
    ['未解决', 'in-progress'],
    ['办理中', 'in-progress'],
    ['正在办理', 'in-progress'],
    ['已受理', 'accepted'],
    ['未受理', 'registered'],
    ['待办理', 'registered'],
    ['', 'registered'],
  ])('in the state %j is %s', (state, status) => {
    const [reading] = readAll(title, demands, [row('融资需求', state)])
    expect(factOf(reading)[2]).toMatchObject({ status })
    expect(notesOf(reading)).toEqual([])
  })

  test('takes words that it does not know as others, with a note, and leaves out an impossible closing day', () => {
    const [odd, early] = readAll(title, demands, [
      row('航天', '天知道', '2021-08-01'),
      row('融资需求', '已办结', '2021-01-01'),
    ])
    expect(factOf(odd)[2]).toMatchObject({ category: 'N13', kind: '航天', status: 'closed', closedOn: '2021-08-01' })
    expect(notesOf(odd)).toEqual(['D3 category-unknown', 'H3 state-unknown'])
    expect(factOf(early)[2]).not.toHaveProperty('closedOn')
    expect(notesOf(early)).toEqual(['I4 closed-too-early'])
  })
})

describe('a list of the officers’ year', () => {
  test.each([
    ['officers', officers],
    ['assignments', assignments],
    ['visits', visits],
    ['demands', demands],
  ])('is %s by its header alone', (kind, header) => {
    const list = recogniseList(sheet(header, ['']))
    expect(list).toMatchObject({ kind, ignored: [] })
  })

  test.each(shapes.map(({ kind, headers }) => [kind, headers] as const))(
    'written as fully as a list can be, %s is taken for nothing else',
    (kind, headers) => {
      const row = Object.values(headers).flatMap((written) => written.slice(0, 1))
      const units = kind === 'targets' ? ['新华区', '叶县'] : []
      expect(recogniseList(sheet([...row, ...units]))).toMatchObject({ kind })
    },
  )

  test('lacks a column where only its title says what it is', () => {
    const list = recogniseList(sheet(['2021年首席科技服务员名单'], ['序号', '姓名', '单位', '联系县区']))
    expect(list).toMatchObject({
      refused: { kind: 'list-lacks-columns', params: { list: 'officers', missing: ['编号'] } },
    })
    const nobody = recogniseList(sheet(['企业走访记录'], ['走访日期', '企业名称', '统一社会信用代码', '走访情况']))
    expect(nobody).toMatchObject({
      refused: { kind: 'list-lacks-columns', params: { list: 'visits', missing: ['走访人'] } },
    })
  })

  test('never takes 编号 for the number of a line', () => {
    const written = officerShapes.flatMap(({ headers }) => headers.sequence ?? [])
    expect(written).not.toContain('编号')
  })
})
