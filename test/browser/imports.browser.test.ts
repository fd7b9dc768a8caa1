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
  page = await desk.open('/imports')
  await signIn(page, 'admin', password)
})

afterAll(() => desk?.stop())

test('a 公示 has a tab of its own, which says why it does not count', async () => {
  const importId = await desk.city.admin.upload(join(lists, '02-科技型中小企业入库名单-2021.xlsx'))
  await desk.city.admin.settled(importId, 'checked')
  await desk.city.admin.write('PATCH', `/imports/${importId}`, { stage: 'publicity' })
  await desk.city.admin.settled(importId, 'checked')
  await page.goto(`${desk.city.address}/imports/${importId}`)
  await page.getByText(/^公示（不计入） \d+/).click()
  await expect(page.getByText('公示的企业还没有正式入库或认定')).toBeVisible()
  await expect(page.getByText('这份名单都是公示，不用导入')).toBeVisible()
  await expect(page.getByRole('cell', { name: '公示，不计入' }).first()).toBeVisible()
  await expectNothingSerious(page)
})

test('a file is saved under its name, and a refusal is said on the page, which stays', async () => {
  const { importId } = await desk.city.admin.import(join(lists, '03-高新技术企业认定名单-2021.xlsx'))
  await page.goto(`${desk.city.address}/imports/${importId}`)
  const button = page.getByRole('button', { name: '下载退回行（.xlsx）' })
  const saved = page.waitForEvent('download')
  await button.click()
  expect((await saved).suggestedFilename()).toMatch(/^[^/]*退回[^/]*\.xlsx$/)

  await page.route('**/refused.xlsx*', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'not-permitted', title: '您的账号不能办理此事。', status: 403 }),
    }),
  )
  await button.click()
  await expect(page.getByRole('alert').getByText('您的账号不能办理此事。')).toBeVisible()
  await expect(button).toBeVisible()
  await expectNothingSerious(page)
  await page.unroute('**/refused.xlsx*')

  await page.context().clearCookies()
  await button.click()
  await expect(page.getByRole('dialog').getByText('页面和未保存的内容都还在')).toBeVisible()
  await page.getByRole('dialog').getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '解锁' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  const again = page.waitForEvent('download')
  await button.click()
  await again
  expect(desk.complaints).toEqual([])
})
