import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
const sheet = '万人助万企走访表'
let desk: Desk
let page: Page
let saved: string
let firms: readonly { readonly uscc: string; readonly name: string }[]

beforeAll(async () => {
  saved = await mkdtemp(join(tmpdir(), 'titian-templates-'))
  desk = await startDesk()
  const { admin } = desk.city
  await admin.write('PUT', '/business-day', { day: '2021-12-31' })
  await admin.import(join(lists, '03-高新技术企业认定名单-2021.xlsx'))
  await admin.write('POST', '/officers', { officer: 'KJ001', name: '陈涛', organisation: '市科技局', on: '2021-01-01' })
  const { body } = await admin.get<{ items: { uscc: string; name: string }[] }>('/enterprises?limit=2')
  firms = body.items.map(({ uscc, name }) => ({ uscc, name }))
  const log = (on: string, place: number, more: object) =>
    admin.write('POST', '/visits', {
      firms: [{ visit: crypto.randomUUID(), ...firms[place] }],
      on,
      officers: ['KJ001'],
      campaign: '万人助万企',
      ...more,
    })
  await log('2021-12-29', 0, { mode: 'on-site', purposes: ['policy', 'demand'], note: '问了加计扣除' })
  await log('2021-12-30', 1, { mode: 'phone', note: '=约下周再谈' })
})

afterAll(async () => {
  await desk?.stop()
  await rm(saved, { recursive: true })
})

/** By its title: under test, antd gives all its drawers one id. */
function drawer(title: string): Locator {
  return page.getByRole('dialog').filter({ has: page.getByText(title, { exact: true }) })
}

async function download(start: () => Promise<void>): Promise<string> {
  const coming = page.waitForEvent('download')
  await start()
  const file = await coming
  const path = join(saved, file.suggestedFilename())
  await file.saveAs(path)
  return path
}

test('a planner begins with a common table, moves a column by keyboard and sees real records in it', async () => {
  page = await desk.open('/templates')
  await signIn(page, 'admin', password)
  await page.getByRole('button', { name: '新建模板' }).click()
  const form = drawer('新建导出模板')
  await form.getByRole('button', { name: sheet }).click()
  await form.getByLabel('第 3 列的列名').fill('服务企业')
  const up = form.getByRole('button', { name: '把第 3 列“服务企业”上移' })
  await up.focus()
  await page.keyboard.press('Enter')
  await expect(form.getByText('“服务企业”现在是第 2 列')).toBeAttached()
  await expect(form.getByRole('button', { name: '把第 2 列“服务企业”上移' })).toBeFocused()
  const preview = form.getByRole('region', { name: '预览' })
  await expect(preview.getByRole('columnheader').nth(1)).toHaveText('服务企业')
  await expect(preview.getByRole('cell', { name: firms[0]?.name ?? '' })).toBeVisible()
  await expect(preview.getByRole('cell', { name: '实地走访' })).toBeVisible()
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '保存模板' }).click()
  await expect(page.getByRole('heading', { name: sheet })).toBeVisible()
  await expectNothingSerious(page)
})

test('what was exported by it and comes back untouched is the same, and counts once', async () => {
  await page.getByRole('button', { name: `按“${sheet}”导出` }).click()
  const file = drawer(`按“${sheet}”导出`)
  await expect(file.getByText(/没动过的行显示“相同”/)).toBeVisible()
  await expectNothingSerious(page)
  const path = await download(() => file.getByRole('button', { name: '下载表格' }).click())
  await page.goto(`${desk.city.address}/imports`)
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByText(`按模板“${sheet}”识别`)).toBeVisible()
  await expect(page.getByText('这份名单没有新内容，不用导入。')).toBeVisible()
  await expect(page.getByText('不影响任何指标。')).toBeVisible()
  await page.getByRole('link', { name: '走访记录', exact: true }).click()
  await expect(page.getByText('共 2 次', { exact: true })).toBeVisible()
})

test('the log of visits exports by a template what it shows', async () => {
  await page.goto(`${desk.city.address}/visits?mode=phone`)
  await expect(page.getByText('共 1 次', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '按模板导出' }).click()
  const path = await download(() => page.getByRole('menuitem', { name: sheet }).click())
  expect(path).toContain(`${sheet}_截至2021-12-31.xlsx`)
})

test('on a phone the templates and their form fit', async () => {
  page = await desk.open('/templates', 390)
  await signIn(page, 'admin', password)
  await expect(page.getByRole('heading', { name: sheet })).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  await page.getByRole('button', { name: `修改“${sheet}”` }).click()
  await expect(drawer('修改导出模板')).toBeVisible()
  await expectNothingSerious(page)
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  expect(desk.complaints).toEqual([])
})
