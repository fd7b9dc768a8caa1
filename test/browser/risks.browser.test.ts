import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
let desk: Desk
let page: Page
let timeline: Locator
let firm: { readonly uscc: string; readonly name: string }

beforeAll(async () => {
  desk = await startDesk()
  const { admin } = desk.city
  await admin.write('PUT', '/business-day', { day: '2021-12-30' })
  await admin.import(join(lists, '02-科技型中小企业入库名单-2021.xlsx'))
  const { body } = await admin.get<{ items: { uscc: string; name: string }[] }>('/enterprises?limit=1')
  if (!body.items[0]) throw new Error('The list named no firm')
  firm = body.items[0]
  page = await desk.open(`/enterprises/${firm.uscc}`)
  timeline = page.getByRole('region', { name: '时间线' })
  await signIn(page, 'admin', password)
})

afterAll(() => desk?.stop())

/** By its title: under test, antd gives all its drawers one id. */
function dialog(title: string): Locator {
  return page.getByRole('dialog').filter({ has: page.getByText(title, { exact: true }) })
}

async function state(kind: string, on: string, fill: (form: Locator) => Promise<void>): Promise<Locator> {
  await page.getByRole('button', { name: '录入变动' }).click()
  const form = dialog('录入变动')
  await form.getByText(kind, { exact: true }).click()
  await fill(form)
  await form.getByLabel(/^(撤销|列入)日期$/).fill(on)
  await form.getByLabel('依据').fill('信用中国公示')
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '看看对指标的影响' }).click()
  return form
}

test('a number that is revoked ends the title, and the form says so before it is saved', async () => {
  const form = await state('撤销登记编号', '2021-11-01', async (draft) => {
    await draft.getByLabel('撤销哪个入库登记编号').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  })
  await expect(
    form
      .getByRole('row', { name: /称号企业数/ })
      .getByText('-1')
      .first(),
  ).toBeVisible()
  await form.getByRole('button', { name: '确认录入' }).click()
  await expect(
    timeline.getByText(/^撤销科技型中小企业登记编号，登记编号 2021\w{14}，依据：信用中国公示$/),
  ).toBeVisible()
  const titles = page.getByRole('region', { name: '称号与有效期' })
  await expect(titles.getByRole('row', { name: /2021-10-31 已失效/ })).toBeVisible()
})

test('a record of 失信 stands in red until the firm is taken off', async () => {
  const form = await state('失信、异常', '2021-11-02', async (draft) => {
    await draft.getByLabel('列入什么名单或记录').fill('经营异常名录')
    await draft.getByLabel('移出日期').fill('2021-11-01')
  })
  await expect(form.getByText('移出日期不能早于列入日期')).toBeVisible()
  await form.getByLabel('移出日期').fill('')
  await form.getByRole('button', { name: '看看对指标的影响' }).click()
  await expect(form.getByText('不影响任何指标。')).toBeVisible()
  await form.getByRole('button', { name: '确认录入' }).click()
  await expect(timeline.getByText('未移出', { exact: true })).toBeVisible()
  await expectNothingSerious(page)
})

test.each([1440, 390])('at %i px the checks on the spot say why the firm is to be looked at', async (width) => {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(new URL('/checks?part=firms&year=2022', page.url()).href)
  await expect(page.getByText('（2021-11-02 起有失信、异常记录）')).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
})

test('on a phone the record is ended on the timeline', async () => {
  await page.goto(new URL(`/enterprises/${firm.uscc}`, page.url()).href)
  await timeline.getByRole('button', { name: /^更正：失信、异常记录/ }).click()
  const form = dialog('更正记录')
  await form.getByLabel('移出日期').fill('2021-12-01')
  await form.getByLabel('更正理由').fill('已移出，见信用中国')
  await form.getByRole('button', { name: '看看对指标的影响' }).click()
  await form.getByRole('button', { name: '确认更正' }).click()
  await expect(timeline.getByText(/^失信、异常记录：经营异常名录，2021-12-01 移出/)).toBeVisible()
  await expect(timeline.getByText('未移出', { exact: true })).toHaveCount(0)
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  expect(desk.complaints).toEqual([])
})
