import { describe, expect, test } from 'vitest'
import { factOf, firm, name, notesOf, readAll, refusalOf, sheet, uscc, type Row } from './given-sheet.ts'
import { recogniseList } from './recognise.ts'

const header = ['企业名称', '统一社会信用代码', '事项', '年度', '完成日期']
const done = (duty: string, year = 2021) => ({ ...firm, duty, year })

describe('年度事项报送情况', () => {
  test('says which firm has done what of which year, on which day', () => {
    const [reading] = readAll('平顶山市年度事项完成情况', header, [
      [name, uscc.toLowerCase(), '火炬统计年报', '2021年度', '2021.3.20'],
    ])
    expect(factOf(reading)).toEqual(['2021-03-20', 'DutyDone', done('torch-annual'), []])
  })

  test('takes duty and year from its title where the row has none', () => {
    const title = '2021年高新技术企业年报报送情况'
    const [first, second, third] = readAll(
      title,
      ['序号', '企业名称', '统一社会信用代码', '是否报送', '报送日期'],
      [
        [1, name, uscc, '是', '2021-05-20'],
        [2, name, uscc, '已报送', ''],
        [3, name, uscc, '', '2021-05-21'],
      ],
    )
    expect(factOf(first)).toEqual(['2021-05-20', 'DutyDone', done('high-tech-annual'), []])
    expect(factOf(second)).toEqual(['2021-12-31', 'DutyDone', done('high-tech-annual'), []])
    expect(factOf(third)[0]).toBe('2021-05-21')
  })

  test.each(['未报', '否', '未填报', '×', '尚未提交', '待报', '-'])('of a row that says %j states nothing', (said) => {
    const [reading] = readAll(
      '2021年统计快报填报情况',
      ['企业名称', '统一社会信用代码', '填报情况', '填报时间'],
      [[name, uscc, said, '']],
    )
    expect(reading).toEqual({ row: 3, skip: 'not-done' })
  })

  test('reads what left here as a workbook: what was done is done, the rest states nothing', () => {
    const columns = [
      '序号',
      '企业名称',
      '统一社会信用代码',
      '事项',
      '年度',
      '完成日期',
      '完成情况',
      '截止日期',
      '服务员编号',
    ]
    const line = (done: string, state: string) => [1, name, uscc, '统计快报', 2021, done, state, '2021-01-31', 'KJ001']
    const [first, ...others] = readAll('数据', columns, [
      line('2021-01-20', '已完成'),
      ...['待完成', '逾期未完成', '到期，未见资料', '未到时间'].map((state) => line('', state)),
    ])
    expect(factOf(first)).toEqual(['2021-01-20', 'DutyDone', done('statistics-flash'), []])
    expect(others.map((reading) => 'skip' in reading && reading.skip)).toEqual(Array(4).fill('not-done'))
  })

  test('neither does a row without a word and without a day', () => {
    const [reading] = readAll('平顶山市年度事项完成情况', header, [[name, uscc, '统计快报', 2021, '']])
    expect(reading).toMatchObject({ skip: 'not-done' })
  })

  test('keeps a duty that it does not know as it is written, with a note', () => {
    const [reading] = readAll('平顶山市年度事项完成情况', header, [[name, uscc, '研发投入统计', 2021, '2021-02-20']])
    expect([factOf(reading)[2], notesOf(reading)]).toEqual([done('研发投入统计'), ['C3 duty-unknown']])
  })

  test('refuses what cannot be read, at its cell', () => {
    const states = ['企业名称', '统一社会信用代码', '完成情况', '完成日期', '年度']
    const [strange, year, nothing] = readAll('完成情况一览', states, [
      [name, uscc, '看后面', '', 2021],
      [name, uscc, '已完成', '2021-05-20', '去年'],
      [name, uscc, '已完成', '2021-05-20', 2021],
    ])
    expect(refusalOf(strange)).toEqual(['C3', '完成情况', '看后面', 'done-unreadable', {}])
    expect(refusalOf(nothing).slice(3, 4)).toEqual(['duty-missing'])
    expect(refusalOf(year).slice(3, 4)).toEqual(['duty-missing'])
    const [unreadable] = readAll('平顶山市年度事项完成情况', header, [[name, uscc, '统计快报', '去年', '2021-01-20']])
    expect(refusalOf(unreadable)).toEqual(['D3', '年度', '去年', 'year-unreadable', {}])
  })

  test.each([
    ['2021年统计快报报送情况', 'statistics-flash'],
    ['2021年火炬统计年报填报情况', 'torch-annual'],
    ['2021年高企发展情况年报', 'high-tech-annual'],
    ['2021年企业更名报告情况', 'rename-report'],
  ])('under the title %s is of %s', (title, duty) => {
    const [reading] = readAll(
      title,
      ['企业名称', '统一社会信用代码', '是否报送', '报送日期'],
      [[name, uscc, '是', '2021-05-20']],
    )
    expect(factOf(reading)[2]).toEqual(done(duty))
  })

  test('is no other list for having a day of filling in, nor is another list one of these', () => {
    const kindOf = (...rows: readonly Row[]) => {
      const list = recogniseList(sheet(...rows))
      return 'refused' in list ? list.refused.kind : list.kind
    }
    const register = ['企业名称', '统一社会信用代码', '所属县（市、区）', '从业人员', '填报日期']
    expect(kindOf(['平顶山市企业名录（2021年）'], register)).toBe('register')
    expect(kindOf(['企业'], header)).toBe('duties')
    expect(kindOf(['2021年统计快报报送情况'], ['企业名称', '统一社会信用代码'])).toBe('list-lacks-columns')
  })
})
