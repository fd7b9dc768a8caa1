import { expect, test } from 'vitest'
import { splitTasks, workTasks } from './tasks.ts'

const chunlei = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
const dongfang = { uscc: '91410422MA9FQ2CX4A', name: '叶县东方新材料有限公司' }
const line = { priority: 3, due: null, subject: null }
const today = '2021-11-30'
const tasks = workTasks([
  { ...line, kind: 'visit-due', firm: chunlei, why: '对接 326 天还没有走访过' },
  { ...line, kind: 'title-expiring', firm: chunlei, why: '高新技术企业 2021-12-02 到期' },
  { ...line, kind: 'visit-planned', firm: dongfang, why: '约定 2021-11-29 走访' },
])

const firmsOf = (visits: Parameters<typeof splitTasks>[1]) => {
  const { open, done } = splitTasks(tasks, visits, today)
  return [open.map(({ why }) => why), done.map(({ firm }) => firm)]
}

test('a visit that waits to be sent has done what waited for a visit to its firm, and nothing else', () => {
  expect(firmsOf([{ uscc: chunlei.uscc, on: today }])).toEqual([
    ['高新技术企业 2021-12-02 到期', '约定 2021-11-29 走访'],
    [chunlei.name],
  ])
  expect(firmsOf([])[1]).toEqual([])
})

test('a visit of long ago is not the one that is due', () => {
  expect(firmsOf([{ uscc: chunlei.uscc, on: '2021-06-01' }])[1]).toEqual([])
})
