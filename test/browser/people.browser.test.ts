import { join } from 'node:path'
import { afterAll, beforeAll, test } from 'vitest'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const chosen = 'Shitou-9-Lvhua'
let desk: Desk

beforeAll(async () => {
  desk = await startDesk()
  await desk.city.admin.write('PUT', '/business-day', { day: '2021-12-31' })
  await desk.city.admin.import(join(lists, '09-年度目标分解.xlsx'))
  await desk.city.admin.import(join(lists, '03-高新技术企业认定名单-2021.xlsx'))
})

afterAll(() => desk?.stop())

async function opened(account: string, role: string, unit: string): Promise<string> {
  const { body } = await desk.city.admin.write<{ password: string }>('POST', '/accounts', {
    account,
    name: account,
    grants: [{ role, unit }],
  })
  return body.password
}

test('whoever signs in for the first time chooses a password before seeing anything', async () => {
  const first = await opened('yexian', 'county', '410422')
  const page = await desk.open('/')
  await signIn(page, 'yexian', first)
  await expect(page.getByRole('heading', { name: '首次登录，请先设置自己的密码' })).toBeVisible()
  await page.getByLabel('当前密码').fill(first)
  await page.getByLabel('新密码', { exact: true }).fill('short')
  await page.getByLabel('再输一遍新密码').fill('shorter')
  await page.getByRole('button', { name: '设置新密码' }).click()
  await expect(page.getByText('两次输入的新密码不一样')).toBeVisible()
  await expectNothingSerious(page)
  await page.getByLabel('新密码', { exact: true }).fill(chosen)
  await page.getByLabel('再输一遍新密码').fill(chosen)
  await page.getByRole('button', { name: '设置新密码' }).click()
  await expect(page.getByRole('heading', { name: '2021 年目标任务进展' })).toBeVisible()
  await expect(page.getByText('您看到：叶县')).toBeVisible()
  await expect(page.getByRole('region', { name: '叶县 新增高新技术企业' })).toBeVisible()
  await expect(page.getByRole('region', { name: '全市 新增高新技术企业' })).toBeVisible()
  expect(await page.getByRole('link', { name: '账号' }).count()).toBe(0)
})

test('a county reads the totals of the city but no names of firms elsewhere', async () => {
  const page = await desk.open('/figures/high-tech.new?unit=410400&period=2021')
  await signIn(page, 'yexian', chosen)
  await expect(page.getByText('69', { exact: true }).first()).toBeVisible()
  await expect(page.getByText(/企业名单限于您的辖区/)).toBeVisible()
})

test('a session that has ended covers the page, and what was typed is still there', async () => {
  const page = await desk.open('/enterprises')
  await signIn(page, 'yexian', chosen)
  await expect(page.getByRole('heading', { name: '企业', level: 1 })).toBeVisible()
  await page.getByLabel('搜索企业').fill('叶县')
  await page.context().clearCookies()
  await page.getByRole('link', { name: '月度通报' }).click()
  await expect(page.getByRole('dialog').getByText('页面和未保存的内容都还在')).toBeVisible()
  await expectNothingSerious(page)
  await page.getByRole('dialog').getByLabel('密码', { exact: true }).fill(chosen)
  await page.getByRole('button', { name: '解锁' }).click()
  await expect(page.getByRole('heading', { name: '月度通报', level: 1 })).toBeVisible()
})

test('a leader with a phone reads totals, ranks and who lags, and enters nothing', async () => {
  const first = await opened('juzhang', 'leader', '410400')
  const page = await desk.open('/', 390)
  await signIn(page, 'juzhang', first)
  await page.getByLabel('当前密码').fill(first)
  await page.getByLabel('新密码', { exact: true }).fill(chosen)
  await page.getByLabel('再输一遍新密码').fill(chosen)
  await page.getByRole('button', { name: '设置新密码' }).click()
  await expect(page.getByRole('heading', { name: '滞后的三个县（市、区）' })).toBeVisible()
  const laggards = page.getByRole('region', { name: '滞后的三个县（市、区）' }).getByRole('listitem')
  expect(await laggards.count()).toBe(3)
  await expect(page.getByText('69', { exact: true }).first()).toBeVisible()
  expect(await page.getByRole('link', { name: '导入' }).count()).toBe(0)
  const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(sideways).toBe(0)
  await expectNothingSerious(page)

  await laggards.first().getByRole('link').click()
  await expect(page.getByRole('dialog').getByRole('heading', { name: '进度', exact: true })).toBeVisible()
  await expect(page.getByRole('dialog').getByText('这里只列家数')).toBeVisible()
  expect(await page.getByRole('dialog').getByRole('link', { name: '有限公司' }).count()).toBe(0)
  await expectNothingSerious(page)
  expect(desk.complaints).toEqual([])
})
