import { expect, test } from 'vitest'
import { checkClockSentence, checkFieldNames, checkInputText } from './check-words.ts'

const clock = { reviewDays: 3, due: '2021-12-02', withoutNotice: [] }

test('the clock says how many working days are left, or by how many it is over', () => {
  const say = (left: number) => checkClockSentence({ ...clock, left })
  expect(say(1)).toBe('形式审查 3 个工作日，还剩 1 个，截止 2021-12-02')
  expect(say(0)).toBe('形式审查 3 个工作日，今天到期，截止 2021-12-02')
  expect(say(-2)).toBe('形式审查 3 个工作日，已超 2 个，截止 2021-12-02')
  expect(checkClockSentence({ ...clock, left: 1, ended: '2021-12-01' })).toBe(
    '形式审查 3 个工作日，2021-12-01 按期办结',
  )
})

test('a declaration is said with its units, in the order of the form', () => {
  const declared = { rights: 0, employees: 4, scientistShare: 0.925, riskWithin3Years: false }
  expect(checkFieldNames(declared).map((field) => checkInputText(field, declared))).toEqual([
    '职工总数 4 人',
    '科技人员占比 92.5%',
    '知识产权 0 件',
    '近 3 年失信或被撤销编号 否',
  ])
})
