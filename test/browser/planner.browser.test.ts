import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
let desk: Desk
let page: Page

beforeAll(async () => {
  desk = await startDesk()
  await desk.city.admin.write('PUT', '/business-day', { day: '2021-12-31' })
  await desk.city.admin.import(join(lists, '09-年度目标分解.xlsx'))
})

afterAll(() => desk?.stop())

/** The number behind 新认定 in one unit's row of the matrix. */
async function newlyRecognised(unit: string): Promise<number> {
  const text = await page
    .getByRole('row', { name: new RegExp(`^${unit}`) })
    .getByRole('link', { name: /^新认定 \d+$/ })
    .textContent()
  return Number(/\d+/.exec(text ?? '')?.[0])
}

test('a planner signs in and is told what to do first', async () => {
  page = await desk.open('/')
  await signIn(page, 'admin', 'not-the-password')
  await expect(page.getByRole('alert').getByText('账号或密码不正确')).toBeVisible()
  await expectNothingSerious(page)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '2021 年目标任务进展' })).toBeVisible()
  await expect(page.getByText('演示日期 2021年12月31日')).toBeVisible()
  expect(await newlyRecognised('叶县')).toBe(0)
})

test('a list goes in by four steps, and the year moves', async () => {
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(join(lists, '03-高新技术企业认定名单-2021.xlsx'))
  await expect(page.getByRole('heading', { name: '核查结果' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^退回 \d+ 行$/ })).toBeVisible()
  await expect(page.getByRole('region', { name: '指标的变化' }).getByText('+69').first()).toBeVisible()
  await expectNothingSerious(page)
  await page.getByRole('button', { name: /^确认导入 \d+ 行$/ }).click()
  await expect(page.getByText(/^导入完成/)).toBeVisible()
  await expectNothingSerious(page)

  await page.getByRole('link', { name: '看目标任务进展' }).click()
  await expect(page.getByRole('link', { name: '新认定 69' })).toBeVisible()
  expect(await newlyRecognised('叶县')).toBe(10)
  await expectNothingSerious(page)
})

test('why a county stands where it stands is one click away, and in the address', async () => {
  await page.getByRole('row', { name: /^叶县/ }).getByRole('link', { name: '已完成' }).first().click()
  await expect(page.getByRole('dialog').getByText('叶县').first()).toBeVisible()
  expect(page.url()).toContain('why=high-tech.new:410422')
  await expectNothingSerious(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('arrow keys walk through the matrix, and Enter opens a number', async () => {
  await page
    .getByRole('row', { name: /^叶县/ })
    .getByRole('link', { name: /^新认定/ })
    .focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.locator(':focus').textContent()).toMatch(/^新认定 \d+$/)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '是哪些企业（10 家）' })).toBeVisible()
  await expect(page.getByText('计算公式')).toBeVisible()
  await expectNothingSerious(page)
})

test('a figure opens into its firms, a firm into the records that count it', async () => {
  await page
    .getByRole('button', { name: /条记录：/ })
    .first()
    .click()
  await expect(page.getByRole('link', { name: /第 \d+ 行/ }).first()).toBeVisible()
  await page.locator('.event-lines').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: '时间线' })).toBeVisible()
  await expect(page.getByText('指标依据的记录')).toBeVisible()
  await expectNothingSerious(page)

  await page
    .locator('.is-sought')
    .getByRole('link', { name: /第 \d+ 行/ })
    .click()
  const sought = page.locator('tr.is-sought')
  await expect(sought).toBeInViewport()
  const [, row = ''] = /row=(\d+)/.exec(page.url()) ?? []
  await expect(sought.getByRole('cell', { name: row, exact: true })).toBeVisible()
  await expectNothingSerious(page)
  await page.goBack()
  await expect(page.getByText('指标依据的记录')).toBeVisible()
})

test('a correction shows what it does to the figures before it is saved, and then does it', async () => {
  await page.locator('.is-sought').getByRole('button', { name: /^更正/ }).click()
  const typed = page.getByRole('dialog').getByLabel('企业名称')
  const name = await typed.inputValue()
  await typed.fill('名'.repeat(400))
  await expect(page.getByText('最多 100 个字，现在有 400 个字')).toBeVisible()
  await typed.fill(name)
  await page.getByLabel('撤销这条记录').check()
  await page.getByLabel('更正理由').fill('证书不是本企业的，见豫科〔2021〕12 号')
  await page.getByRole('button', { name: '看看对指标的影响' }).click()
  const dialog = page.getByRole('dialog')
  await expect(
    dialog
      .getByRole('row', { name: /新认定/ })
      .getByText('-1')
      .first(),
  ).toBeInViewport()
  await expect(dialog.getByRole('button', { name: '确认更正' })).toBeInViewport()
  await expectNothingSerious(page)
  await page.getByRole('button', { name: '确认更正' }).click()
  await expect(page.getByText('已撤销', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: '目标任务进展' }).click()
  await expect(page.getByRole('link', { name: '新认定 68' })).toBeVisible()
  expect(await newlyRecognised('叶县')).toBe(9)
})

test('as known before the correction, the figure is what was reported then', async () => {
  const before = await desk.city.admin.get<{ positions: Record<string, number> }>('/targets?year=2021')
  const known = (before.body.positions['4104'] ?? 0) - 1
  await page.goto(`${desk.city.address}/?knownAt=${known}`)
  await expect(page.getByText(/之前已录入的数据显示/)).toBeVisible()
  await expect(page.getByRole('link', { name: '新认定 69' })).toBeVisible()
  await expectNothingSerious(page)
  await page.getByRole('button', { name: '回到现在' }).click()
  await expect(page.getByRole('link', { name: '新认定 68' })).toBeVisible()
})

test('undoing the import takes back all that it said', async () => {
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page
    .getByRole('row', { name: /高新技术企业/ })
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('button', { name: '撤销本次导入' }).click()
  await expectNothingSerious(page)
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click()
  await expect(page.getByText(/^已撤销。指标已恢复/)).toBeVisible()
  await page.getByRole('link', { name: '看目标任务进展' }).click()
  await expect.poll(() => newlyRecognised('叶县')).toBe(0)
})

test('the remaining pages open without a complaint', async () => {
  for (const [name, heading] of [
    ['企业', '企业'],
    ['核对', '核对'],
    ['月度通报', '月度通报'],
    ['账号', '账号'],
    ['审计', '审计'],
  ] as const) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectNothingSerious(page)
  }
  expect(desk.complaints).toEqual([])
})
