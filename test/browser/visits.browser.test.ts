import { createHash } from 'node:crypto'
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
  await admin.write('POST', '/officers', { officer: 'KJ001', name: '陈涛', organisation: '市科技局', on: '2021-01-01' })
  const { body } = await admin.get<{ items: { uscc: string; name: string }[] }>('/enterprises?limit=1')
  if (!body.items[0]) throw new Error('The list named no firm')
  const { uscc, name } = body.items[0]
  firm = { uscc, name }
})

afterAll(() => desk?.stop())

/** By its title: under test, antd gives all its drawers one id. */
function drawer(title: string): Locator {
  return page.getByRole('dialog').filter({ has: page.getByText(title, { exact: true }) })
}

test('a visit is logged from the firm’s page, with a demand and a number that was found', async () => {
  page = await desk.open(`/enterprises/${firm.uscc}`)
  await signIn(page, 'admin', password)
  await page.getByRole('button', { name: '记走访' }).click()
  const form = drawer('记一次走访')
  await form.getByText('现场', { exact: true }).click()
  await form.getByLabel('高企辅导').check()
  await form.getByLabel('情况').fill('研发费用归集不清')
  await choose(page.getByRole('dialog'), '走访人', '陈涛', '陈涛')
  await form.getByRole('button', { name: '加一项需求' }).click()
  await choose(page.getByRole('dialog'), '类别', '资质申报辅导')
  await form.getByLabel('内容').fill('想申报高新技术企业')
  await form.getByText('更多（可不填）').click()
  await form.getByLabel('从业人员（人）').fill('85')
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已记录，登记需求 1 项')).toBeVisible()
  const timeline = page.getByRole('region', { name: '时间线' })
  await expect(timeline.getByText(/^走访（现场）：高企辅导/)).toBeVisible()
  await expect(timeline.getByText('陈涛（KJ001）').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /^走访 2021-12-31/ })).toBeVisible()
  await expectNothingSerious(page)
})

test('whoever comes again within a week is warned before saving', async () => {
  await page.getByRole('button', { name: '记走访' }).click()
  const form = drawer('记一次走访')
  await form.getByText('现场', { exact: true }).click()
  await expect(form.getByText(/市科技局刚现场走访过/)).toBeVisible()
  await form.getByRole('button', { name: '取消' }).click()
})

test('the log opens a visit, which is amended and withdrawn with a reason', async () => {
  await page.getByRole('link', { name: '走访记录', exact: true }).click()
  await expect(page.getByText('共 1 次', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: new RegExp(`走访 ${firm.name}$`) }).click()
  const detail = drawer('走访详情')
  await expect(detail.getByText('从业人员 85 人').first()).toBeVisible()
  await expectNothingSerious(page)
  await detail.getByRole('button', { name: '更正' }).click()
  const amend = drawer('更正走访记录')
  await amend.getByText('电话', { exact: true }).click()
  await amend.getByLabel('更正原因').fill('是电话')
  await amend.getByRole('button', { name: '保存更正' }).click()
  await expect(page.getByText('已更正', { exact: true }).first()).toBeVisible()
  await expect(detail.getByText('更正走访记录 1 项，原因：是电话')).toBeVisible()
  await detail.getByRole('button', { name: '撤回' }).click()
  const withdraw = drawer('撤回走访记录')
  await withdraw.getByLabel('撤回原因').fill('记错了企业')
  await withdraw.getByRole('button', { name: '确认撤回' }).click()
  await expect(detail.getByText('这条记录已撤回，不再计入。')).toBeVisible()
  await detail.getByRole('button', { name: '关闭' }).click()
  await expect(page.getByText('共 0 次', { exact: true })).toBeVisible()
})

test('on a phone the log is a list that fits, and its conditions are in the address', async () => {
  const { admin } = desk.city
  const visit = { firms: [{ visit: '018f2a3b-0000-7000-8000-000000000001', ...firm }], on: '2021-12-30', mode: 'phone' }
  await admin.write('POST', '/visits', { ...visit, officers: ['KJ001'], note: '问了加计扣除', campaign: '万人助万企' })
  page = await desk.open('/visits?mode=phone&from=2021-12-01', 390)
  await signIn(page, 'admin', password)
  await expect(page.getByRole('list', { name: '走访记录' }).getByText(firm.name)).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  await page.getByRole('combobox', { name: '走访人（姓名或编号）' }).fill('陈涛')
  await page.locator('.ant-select-item-option', { hasText: '陈涛' }).click()
  await page.getByRole('combobox', { name: '企业（名称或拼音）' }).fill(firm.name.slice(0, 6))
  await page.locator('.ant-select-item-option', { hasText: firm.name }).click()
  await expect(page).toHaveURL(new RegExp(`officer=KJ001.*uscc=${firm.uscc}|uscc=${firm.uscc}.*officer=KJ001`))
  await page.reload()
  await expect(page.getByRole('search').getByText('陈涛（KJ001）')).toBeVisible()
  await expect(page.getByRole('search').getByText(firm.name)).toBeVisible()
  await expect(page.getByRole('list', { name: '走访记录' }).getByText(firm.name)).toBeVisible()
  await expectNothingSerious(page)
  await page.getByRole('button', { name: '记一次走访' }).click()
  await expect(drawer('记一次走访')).toBeVisible()
  await expectNothingSerious(page)
  expect(desk.complaints).toEqual([])
})

// One pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a photo is looked at where the visit stands, once it is asked for', async () => {
  const sha256 = createHash('sha256').update(png).digest('hex')
  const visit = { firms: [{ visit: '018f2a3b-0000-7000-8000-000000000002', ...firm }], on: '2021-12-29', mode: 'video' }
  const attachments = [{ sha256, mime: 'image/png', bytes: png.length }]
  await desk.city.admin.write('POST', '/visits', { ...visit, officers: ['KJ001'], attachments })
  page = await desk.open('/visits?mode=video')
  await signIn(page, 'admin', password)
  const row = page.getByRole('button', { name: new RegExp(`走访 ${firm.name}$`) })
  await expect(row).toBeVisible()
  const headers = { 'content-type': 'image/png', 'idempotency-key': '018f2a3b-0000-7000-8000-000000000003' }
  const brought = await page.evaluate(`fetch('/api/sync/blobs/${sha256}?offset=0&size=${png.length}', {
    method: 'PUT', headers: ${JSON.stringify(headers)}, body: Uint8Array.from(${JSON.stringify([...png])})
  }).then((answer) => answer.text())`)
  expect(brought).toContain('"complete":true')
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/attachments/')) asked.push(request.method())
  })
  await row.click()
  const look = drawer('走访详情').getByRole('button', { name: '查看照片 1' })
  await expect(look).toBeVisible()
  expect(asked).toEqual([])
  await look.click()
  const photo = page.getByRole('img', { name: '照片 1' })
  await expect(photo).toBeVisible()
  await expect.poll(() => page.evaluate(`document.querySelector('img[alt="照片 1"]').naturalWidth`)).toBe(1)
  expect(asked).toEqual(['GET'])
  await expectNothingSerious(page)
  expect(desk.complaints).toEqual([])
})
