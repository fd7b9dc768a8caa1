import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { announced, codeOf, register } from '../../services/worker/src/imports/test-lists.ts'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
let desk: Desk
let page: Page
let made: string

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'titian-lists-'))
  desk = await startDesk()
  await desk.city.admin.write('PUT', '/business-day', { day: '2021-12-31' })
  page = await desk.open('/imports')
  await signIn(page, 'admin', password)
})

afterAll(async () => {
  await desk?.stop()
  await rm(made, { recursive: true })
})

async function fileOf({ name, bytes }: { name: string; bytes: Buffer }): Promise<string> {
  const path = join(made, name)
  await writeFile(path, bytes)
  return path
}

test('a list is sent as the kind that was chosen, whichever it is, and as .csv too', async () => {
  const kind = page.getByRole('combobox', { name: '名单类型' })
  await kind.click()
  await page.getByRole('option', { name: '企业名录' }).waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByTitle('年度事项报送情况', { exact: true })).toBeVisible()
  const chooser = page.locator('input[type=file]')
  await expect(chooser).toHaveAttribute('accept', /\.csv/)
  const bytes = Buffer.from('年度事项报送情况\n事项,单位\n')
  await chooser.setInputFiles(await fileOf({ name: '年度事项.csv', bytes }))
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
  const answer = await page.request.get(page.url().replace('/imports/', '/api/imports/'))
  expect(await answer.json()).toMatchObject({ kind: 'duties' })
})

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
})

test('a row that no firm had when its list came is settled from 核对 once the firm is registered', async () => {
  const { admin } = desk.city
  const [first, later] = [
    [codeOf(1), '平顶山市先来机械有限公司'],
    [codeOf(2), '平顶山市后来机械有限公司'],
  ] as const
  await admin.import(await fileOf(await register(2020, [[...first, '宝丰县']])))
  const announcement = await announced('河南省2021年第3批入库科技型中小企业名单', [
    [first[1], 7, '平顶山市'],
    [later[1], 8, '平顶山市'],
  ])
  await admin.import(await fileOf(announcement))
  await admin.import(await fileOf(await register(2021, [[...later, '宝丰县']])))

  await page.getByRole('link', { name: '核对', exact: true }).click()
  await page.getByRole('link', { name: '到导入中指定企业' }).click()
  await expect(page.getByText('有 1 行对不上企业，还没有录入。')).toBeVisible()
  await expectNothingSerious(page)
  await page.getByLabel('其他企业的信用代码').fill('914104219000000000')
  await page.getByRole('button', { name: '指定', exact: true }).click()
  await expect(page.getByRole('alert').getByText(/没有统一社会信用代码为/)).toBeVisible()
  await page.getByRole('button', { name: new RegExp(`^${later[1]}`) }).click()
  await expect(page.getByText('有 1 行对不上企业')).toBeHidden()
  await expect(page.getByText('导入完成，录入 2 行。')).toBeVisible()

  await page.getByRole('link', { name: '核对', exact: true }).click()
  await expect(page.getByText('没有需要核对的。')).toBeVisible()
  expect(desk.complaints).toEqual([])
})
