import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
let desk: Desk
let page: Page

beforeAll(async () => {
  desk = await startDesk()
  const { admin } = desk.city
  await admin.write('PUT', '/business-day', { day: '2021-11-30' })
  await admin.write('POST', '/officers', { officer: 'KJ001', name: '陈涛', organisation: '市科技局', on: '2021-01-01' })
  await admin.import(join(lists, '03-高新技术企业认定名单-2020.xlsx'))
})

afterAll(() => desk?.stop())

/** By its title: under test, antd gives all its drawers one id. */
function dialog(title: string): Locator {
  return page.getByRole('dialog').filter({ has: page.getByText(title, { exact: true }) })
}

test('who has not done it is shown by unit, and one firm is marked done', async () => {
  page = await desk.open('/duties?duty=high-tech-annual')
  await signIn(page, 'admin', password)
  await expect(page.getByText(/高企发展情况年报：还没有人说明哪些企业已完成/)).toBeVisible()
  await expect(page.getByRole('region', { name: '按县（市、区）' }).getByText('合计')).toBeVisible()
  await expectNothingSerious(page)
  const firms = page.getByRole('region', { name: '年度事项' })
  await firms
    .getByRole('button', { name: /^标记已完成：/ })
    .first()
    .click()
  const form = dialog('标记已完成')
  await form.getByLabel('完成日期').fill('5.20')
  // Enter would send the form as well, and it may be gone before the button is found.
  await form.getByLabel('完成日期').press('Tab')
  await form.getByRole('button', { name: '标记' }).click()
  await expect(page.getByText('已标记', { exact: true })).toBeVisible()
  await expect(firms.getByText('逾期未完成').first()).toBeVisible()
  await page
    .getByRole('region', { name: '按县（市、区）' })
    .getByRole('row', { name: /^合计/ })
    .getByRole('link')
    .first()
    .click()
  await expect(firms.getByText('2021-05-20 完成')).toBeVisible()
  expect(page.url()).toContain('dutyState=done')
  await firms.getByRole('button', { name: /^撤回/ }).click()
  await dialog('撤回“已完成”标记').getByLabel('撤回原因').fill('记错了企业')
  await dialog('撤回“已完成”标记').getByRole('button', { name: '确认撤回' }).click()
  await expect(page.getByText('没有符合条件的企业。')).toBeVisible()
})

test('the city sets another window for one year, and the change stays to be read', async () => {
  await page.getByText('事项表', { exact: true }).click()
  await page.getByRole('button', { name: '高企发展情况年报 某年另定' }).click()
  const form = dialog('某年另定期限')
  await form.getByLabel('开始（月-日）').fill('04-01')
  await form.getByLabel('截止（月-日）').fill('06-30')
  await form.getByLabel('依据').fill('2022 年年报工作通知')
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('年度事项：高企发展情况年报，2022 年，04-01 至 06-30')).toBeVisible()
  await expect(page.getByRole('region', { name: '事项表' }).getByText('04-01 至 06-30')).toBeVisible()
  await expectNothingSerious(page)
})

test('on a phone the firms are a list that fits', async () => {
  await page.context().close()
  page = await desk.open('/duties?duty=high-tech-annual', 390)
  await signIn(page, 'admin', password)
  await expect(page.getByRole('list', { name: '年度事项' }).getByRole('listitem').first()).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  await expectNothingSerious(page)
  await page.getByRole('combobox', { name: '服务员（姓名或编号）' }).fill('陈涛')
  await page.locator('.ant-select-item-option', { hasText: '陈涛' }).click()
  await expect(page).toHaveURL(/officer=KJ001/)
  await expect(page.getByText('没有符合条件的企业。')).toBeVisible()
  expect(desk.complaints).toEqual([])
})
