import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { choose, expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
let desk: Desk
let page: Page
let firm: { readonly uscc: string; readonly name: string }

beforeAll(async () => {
  desk = await startDesk()
  const { admin } = desk.city
  await admin.write('PUT', '/business-day', { day: '2021-12-31' })
  await admin.import(join(lists, '03-高新技术企业认定名单-2021.xlsx'))
  for (const [officer, name] of [
    ['KJ001', '陈涛'],
    ['KJ002', '林晓'],
  ])
    await admin.write('POST', '/officers', { officer, name, organisation: '市科技局', on: '2021-01-01' })
  const { body } = await admin.get<{ items: { uscc: string; name: string }[] }>('/enterprises?limit=1')
  if (!body.items[0]) throw new Error('The list named no firm')
  firm = body.items[0]
})

afterAll(() => desk?.stop())

/** By its title: under test, antd gives all its drawers one id. */
function dialog(title: string): Locator {
  return page.getByRole('dialog').filter({ has: page.getByText(title, { exact: true }) })
}

test('a check is raised by what the firm declares, and two are named', async () => {
  page = await desk.open('/checks')
  await signIn(page, 'admin', password)
  await expect(page.getByText('现在没有在办的实地核查。')).toBeVisible()
  await page.getByRole('button', { name: '登记核查' }).click()
  const form = dialog('登记实地核查')
  await choose(form, '企业', firm.name, firm.name)
  await expect(form.getByText('职工总数不超过 5 人：未知，到场弄清')).toBeVisible()
  await form.getByRole('button', { name: '登记' }).click()
  await expect(form.getByText(/没有触发条件。确需核查的/).first()).toBeVisible()
  await form.getByLabel('职工总数（人）').fill('4')
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '登记' }).click()
  const detail = dialog('实地核查')
  await expect(detail.getByText('形式审查 3 个工作日，还剩 3 个，截止 2022-01-06').first()).toBeVisible()
  await detail.getByRole('button', { name: '指定核查人员' }).click()
  const staff = dialog('指定核查人员')
  await choose(staff, '核查人员（两位）', '陈涛', '陈涛')
  await choose(staff, '核查人员（两位）', '林晓', '林晓')
  await expectNothingSerious(page)
  await staff.getByText('实地核查须两人到场', { exact: false }).click()
  await staff.getByRole('button', { name: '保存' }).click()
  await expect(detail.getByText('陈涛（KJ001）、林晓（KJ002）').first()).toBeVisible()
})

test('on a phone the checklist is filled in, and its hand cannot agree with itself', async () => {
  const address = new URL(page.url())
  await page.context().close()
  page = await desk.open(address.pathname + address.search, 390)
  await signIn(page, 'admin', password)
  await dialog('实地核查').getByRole('button', { name: '填写核查表' }).click()
  const form = dialog('填写核查表')
  for (const item of ['企业存续经营', '经营场所', '研发活动', '知识产权', '财务核算', '主要产品'])
    await form.getByRole('group', { name: item }).getByText('属实', { exact: true }).click()
  const people = form.getByRole('group', { name: '职工和科技人员' })
  await people.getByText('不符', { exact: true }).click()
  await people.getByLabel('哪里不符').fill('花名册 3 人')
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '提交核查表' }).click()
  const detail = dialog('实地核查')
  await expect(detail.getByText('花名册 3 人').first()).toBeVisible()
  await expect(detail.getByText('核查表已填写，等另一位核查人员复核。')).toBeVisible()
  await expect(detail.getByRole('button', { name: '复核', exact: true })).toHaveCount(0)
  await detail.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByRole('list', { name: '实地核查' }).getByText(firm.name)).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  await expectNothingSerious(page)
  expect(desk.complaints).toEqual([])
})
