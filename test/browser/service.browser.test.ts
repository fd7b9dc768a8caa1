import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { choose, expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
let desk: Desk
let page: Page
let firm: { readonly uscc: string; readonly name: string; readonly unit: string }

beforeAll(async () => {
  desk = await startDesk()
  const { admin } = desk.city
  await admin.write('PUT', '/business-day', { day: '2021-10-08' })
  await admin.import(join(lists, '03-高新技术企业认定名单-2021.xlsx'))
  await admin.write('POST', '/officers', { officer: 'KJ001', name: '陈涛', organisation: '市科技局', on: '2021-01-01' })
  const { body } = await admin.get<{ items: (typeof firm)[] }>('/enterprises?limit=1&asOf=2021-12-31')
  if (!body.items[0]) throw new Error('The list named no firm')
  const { uscc, name, unit } = body.items[0]
  firm = { uscc, name, unit }
  const assigned = { firms: [uscc], officer: 'KJ001', on: '2021-10-08', document: '平科〔2021〕3号' }
  await admin.write('POST', '/assignments', assigned)
  const raised = { demand: crypto.randomUUID(), uscc, name, category: 'N9', text: '融资', channel: 'hotline' }
  await admin.write('POST', '/demands', { ...raised, officer: 'KJ001' })
  await admin.write('PUT', '/business-day', { day: '2021-12-31' })
})

afterAll(() => desk?.stop())

/** By its title: under test, antd gives all its drawers one id. */
function drawer(title: string): Locator {
  return page.getByRole('dialog').filter({ has: page.getByText(title, { exact: true }) })
}

test('what officers did stands unit by unit, and a number opens into the demands that it counts', async () => {
  page = await desk.open('/service?period=2021')
  await signIn(page, 'admin', password)
  const care = page.getByRole('region', { name: '走访覆盖与在办需求' }).first()
  await expect(care.getByRole('row', { name: /^全市合计/ })).toContainText('0.0%')
  await expectNothingSerious(page)
  await care.getByRole('link', { name: '全市合计 超期条数 1' }).click()
  await expect(page.getByRole('heading', { name: '超期需求', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: firm.name })).toBeVisible()
  await expect(page.getByText('是哪些记录（1 条）')).toBeVisible()
  await expectNothingSerious(page)
})

test('a unit’s officers come by name, and a number of one is that officer’s alone', async () => {
  await page.goto(`${desk.city.address}/service?period=2021&unit=${firm.unit}`)
  await page.getByRole('link', { name: '陈涛（KJ001） 在办 1' }).click()
  await expect(page.getByText('只看责任服务员：陈涛（KJ001）')).toBeVisible()
  await page.getByRole('link', { name: '看全部服务员' }).click()
  await expect(page.getByText('只看责任服务员')).toBeHidden()
})

test('beside the targets stands whom officers reached, and beside a lag what was done, as correlation only', async () => {
  await page.goto(`${desk.city.address}/?year=2021`)
  const brief = page.getByRole('region', { name: '走访与需求服务' }).first()
  await expect(brief.getByRole('link', { name: '全市 超期需求 1' })).toBeVisible()
  await page.goto(`${desk.city.address}/?year=2021&why=tech-sme.registered:${firm.unit}`)
  const why = page.getByRole('dialog')
  await expect(why.getByRole('heading', { name: '工作力度' })).toBeVisible()
  await expect(why.getByText('相关，不一定是原因。')).toBeVisible()
  await expect(why.getByRole('link', { name: /^超期需求（工作日） 1条/ })).toBeVisible()
  await expectNothingSerious(page)
})

test('a firm’s plan is written, an action done, and it closes with what the lists say', async () => {
  await page.goto(`${desk.city.address}/enterprises/${firm.uscc}`)
  await page.getByRole('button', { name: '制定一企一策' }).click()
  const form = drawer(`一企一策 · ${firm.name}`)
  await choose(form, '目标称号', '高新技术企业')
  await form.getByText('有希望', { exact: true }).click()
  await form.getByRole('button', { name: '加一项差距' }).click()
  await form.getByLabel('条件').fill('研发费用占比')
  await form.getByLabel('要求').fill('5%')
  await form.getByRole('button', { name: '加一项措施' }).click()
  await form.getByLabel('做什么').fill('归集研发费用')
  await form.getByLabel('期限').fill('2021-12-01')
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '保存' }).click()
  const card = page.getByRole('region', { name: '一企一策' })
  await expect(card.getByText('2021 年 · 目标高新技术企业')).toBeVisible()
  await expect(card.getByText('已过期限')).toBeVisible()
  await card.getByRole('button', { name: '登记完成：归集研发费用' }).click()
  await drawer('登记措施完成').getByRole('button', { name: '登记', exact: true }).click()
  await expect(card.getByText('2021年12月31日完成')).toBeVisible()
  await card.getByRole('button', { name: '结案' }).click()
  await drawer('结案').getByRole('button', { name: '结案', exact: true }).click()
  await expect(card.getByText('已取得目标称号')).toBeVisible()
  const timeline = page.getByRole('region', { name: '时间线' })
  await expect(timeline.getByText(/^一企一策结案：已取得高新技术企业，原预期有希望/)).toBeVisible()
  await expectNothingSerious(page)
})

test('the table of a phone scrolls by itself, and the page does not', async () => {
  const phone = await desk.open('/service?period=2021', 390)
  await signIn(phone, 'admin', password)
  await expect(phone.getByRole('region', { name: '答复、解决、确认与核实' }).first()).toBeVisible()
  const sideways = await phone.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(sideways).toBeLessThanOrEqual(0)
  expect(desk.complaints).toEqual([])
})
