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
  await desk.city.admin.write('PUT', '/business-day', { day: '2021-11-30' })
  await desk.city.admin.import(join(lists, '09-年度目标分解.xlsx'))
  await desk.city.admin.import(join(lists, '03-高新技术企业认定名单-2020.xlsx'))
})

afterAll(() => desk?.stop())

const drawer = () => page.getByRole('dialog')

test('a planner adjusts a county’s target with the whole, and reads who changed what', async () => {
  page = await desk.open('/?why=high-tech.new:410422')
  await signIn(page, 'admin', password)
  await drawer().getByRole('link', { name: '调整目标' }).click()
  await expect(drawer().getByText('现行目标：不低于 5 家')).toBeVisible()
  expect(page.url()).toContain('adjust=high-tech.new:410422')

  await drawer().getByLabel('目标数（家）').fill('7')
  await expect(drawer().getByText('各单位目标之和为 62 家，全市目标为 60 家，相差 2 家。')).toBeVisible()
  await expect(drawer().getByLabel('同时把全市目标调整为 62 家')).not.toBeChecked()
  const ahead = (name: string) => drawer().getByRole('table', { name: '保存后的变化' }).getByRole('row', { name })
  await expect(ahead('叶县 5 家 7 家')).toBeVisible()
  await expect(ahead('各单位目标之和 60 家 62 家')).toBeVisible()
  await expect(ahead('全市目标 60 家 不变')).toBeVisible()
  await drawer().getByLabel('同时把全市目标调整为 62 家').check()
  await expect(ahead('全市目标 60 家 62 家')).toBeVisible()
  await drawer().getByRole('button', { name: '保存' }).click()
  await expect(drawer().getByText('请填写依据的文号；没有文号的填文件名称或会议')).toBeVisible()
  await expect(drawer().getByText('请写明原因，至少两个字')).toBeVisible()
  await expectNothingSerious(page)

  await drawer().getByLabel('文号').fill('平科〔2021〕18号')
  await drawer().getByLabel('调整原因').fill('年中调整')
  await drawer().getByRole('button', { name: '保存' }).click()
  await expect(drawer().getByText('现行目标：不低于 7 家')).toBeVisible()
  const [newest] = await drawer().getByRole('region', { name: '历次调整' }).getByRole('listitem').all()
  await expect(newest ?? drawer()).toContainText('现行目标由 5 变为 7')
  await expect(newest ?? drawer()).toContainText('平科〔2021〕18号 · 原因：年中调整')
  await page.keyboard.press('Escape')
  await expect(drawer()).toBeHidden()
  await expect(page.getByRole('row', { name: /^全市/ }).getByRole('link', { name: '62' }).first()).toBeVisible()
})

test('what is refused stands at its field', async () => {
  await desk.city.admin.write('PUT', '/business-day', { day: '2021-10-01' })
  await page.goto(`${desk.city.address}/?year=2021&adjust=high-tech.new:410422`)
  await drawer().getByLabel('目标数（家）').fill('8')
  await drawer().getByLabel('文号').fill('平科〔2021〕19号')
  await drawer().getByLabel('调整原因').fill('再次调整')
  await drawer().getByRole('button', { name: '保存' }).click()
  await expect(drawer().locator('.ant-form-item-explain-error')).toContainText('日期是 2021-11-30，晚于今天')
  await expectNothingSerious(page)
  await desk.city.admin.write('PUT', '/business-day', { day: '2021-11-30' })
  await page.keyboard.press('Escape')
})

test('a plan is adopted from its base, with a step of its own, and revised', async () => {
  await page.goto(desk.city.address)
  await page.getByRole('button', { name: '采用规划' }).click()
  await drawer().getByLabel('规划名称').fill('双倍增')
  await drawer().getByLabel('末年').fill('2020')
  await drawer().getByRole('button', { name: '采用', exact: true }).click()
  await expect(drawer().getByText('末年应晚于基年')).toBeVisible()
  await drawer().getByLabel('末年').fill('2023')
  await expect(drawer().getByText(/2020 年底基数 \d+ · 2023 年目标 \d+/)).toBeVisible()
  const suggested = await drawer().getByLabel('2021 年').getAttribute('placeholder')
  await drawer()
    .getByLabel('2022 年')
    .fill(String(Number(suggested) + 1))
  await expectNothingSerious(page)
  await drawer().getByRole('button', { name: '采用', exact: true }).click()
  await expect(drawer()).toBeHidden()
  await expect(page.getByRole('rowheader', { name: '双倍增 × 2' })).toBeVisible()

  await page.getByRole('button', { name: '修订“双倍增”' }).click()
  await expect(drawer().getByLabel('2022 年')).toHaveValue(String(Number(suggested) + 1))
  await page.keyboard.press('Escape')
  await expect(drawer()).toBeHidden()
})

test('each unit’s part of a plan opens into the firms of its base year and of the year on the page', async () => {
  const parts = page.getByRole('region', { name: /^双倍增 × 2 · .+：分县（市、区）$/ })
  const yexian = parts.getByRole('row', { name: /^叶县/ })
  await expect(parts.getByRole('row')).toHaveCount(13)
  const [base, now] = await yexian.getByRole('link').all()
  expect(await base?.getAttribute('href')).toContain('unit=410422&period=2020')
  expect(await now?.getAttribute('href')).toContain('unit=410422&period=2021')
  await base?.click()
  await page.waitForURL(/\/figures\/.+unit=410422&period=2020/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('高新技术企业总数')
})

test('a year that has not begun says so, and nobody lags in it', async () => {
  await page.goto(`${desk.city.address}/?year=2022`)
  await expect(page.getByText(/^2022 年尚未开始，不判断进度。新增高新技术企业年度目标 50 家/)).toBeVisible()
  await expect(page.getByRole('row', { name: /^叶县 .*年度尚未开始/ })).toBeVisible()
  expect(await page.getByText('滞后').count()).toBe(0)
  await expect(page.getByText('2022 年尚未开始，“现有”按 2021 年计。')).toBeVisible()
  await expectNothingSerious(page)
  await page.getByRole('button', { name: '2021 年' }).click()
})

test('who may not set targets is not offered to', async () => {
  const { body } = await desk.city.admin.write<{ password: string }>('POST', '/accounts', {
    account: 'yexian',
    name: '叶县科技主管部门',
    grants: [{ role: 'county', unit: '410422' }],
  })
  const county = await desk.open('/?adjust=high-tech.new:410422')
  await signIn(county, 'yexian', body.password)
  await county.getByLabel('当前密码').fill(body.password)
  await county.getByLabel('新密码', { exact: true }).fill('Shitou-9-Lvhua')
  await county.getByLabel('再输一遍新密码').fill('Shitou-9-Lvhua')
  await county.getByRole('button', { name: '设置新密码' }).click()
  await expect(county.getByRole('heading', { name: '2021 年目标任务进展' })).toBeVisible()
  expect(await county.getByRole('button', { name: '调整目标' }).count()).toBe(0)
  expect(await county.getByRole('button', { name: '采用规划' }).count()).toBe(0)
  expect(await county.getByRole('dialog').count()).toBe(0)
})

test('on a phone the drawer fits', async () => {
  await page.setViewportSize({ width: 390, height: 900 })
  await page.getByRole('button', { name: '调整目标' }).click()
  await expect(drawer().getByText('现行目标：不低于 62 家')).toBeVisible()
  const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(sideways).toBe(0)
  await expectNothingSerious(page)
  expect(desk.complaints).toEqual([])
})
