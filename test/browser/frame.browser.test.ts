import { afterAll, beforeAll, test } from 'vitest'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const password = 'Kc7-Titian-Test'
const chosen = 'Shitou-9-Lvhua'
let desk: Desk

beforeAll(async () => {
  desk = await startDesk()
})

afterAll(() => desk?.stop())

test('nobody is told that a list is empty before it is known', async () => {
  const page = await desk.open('/')
  let answer = () => {}
  const told = new Promise<void>((settle) => {
    answer = settle
  })
  await page.route('**/api/review', async (route) => {
    await told
    await route.continue()
  })
  await signIn(page, 'admin', password)
  await page.getByRole('link', { name: '核对', exact: true }).click()
  await expect(page.getByRole('status').getByText('正在读取')).toBeAttached()
  expect(await page.getByText('没有需要核对的。').count()).toBe(0)
  answer()
  await expect(page.getByText('没有需要核对的。')).toBeVisible()
})

test('on a phone the pages stand behind one button, and the day in one line', async () => {
  const page = await desk.open('/enterprises', 390)
  await signIn(page, 'admin', password)
  const menu = page.getByRole('navigation', { name: '主要页面' })
  const button = menu.getByRole('button', { name: '菜单' })
  await expect(menu.getByText('企业', { exact: true })).toBeVisible()
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  expect(await menu.getByRole('link').count()).toBe(0)
  const top = await page.locator('header').boundingBox()
  expect(top?.height).toBeLessThan(150)
  await page.getByRole('button', { name: '更多 ▾' }).click()
  await expect(page.getByText('您看到：平顶山市')).toBeVisible()
  await page.keyboard.press('Escape')

  await button.click()
  await expect(menu.getByRole('link', { name: '走访记录' })).toBeVisible()
  await expectNothingSerious(page)
  await page.keyboard.press('Escape')
  await expect(menu.getByRole('link')).toHaveCount(0)
  await expect(button).toBeFocused()
  await button.click()
  await menu.getByRole('link', { name: '账号' }).click()
  await expect(page.getByRole('heading', { name: '账号', level: 1 })).toBeVisible()
  await expect(button).toHaveAttribute('aria-expanded', 'false')

  // Its table is wider than a phone, and says so until its last column is in sight.
  const table = page.getByRole('region', { name: '账号' })
  await expect(page.getByText('左右滑动查看更多列')).toBeVisible()
  await expect(page.locator('.wide-more')).toHaveCount(1)
  await table.focus()
  await table.evaluate((scroller) => scroller.scrollTo({ left: scroller.scrollWidth }))
  await expect(page.locator('.wide-more')).toHaveCount(0)
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  expect(desk.complaints).toEqual([])
})

test('a page that is not for somebody says so, also by its address', async () => {
  const grants = [{ role: 'leader', unit: '410400' }]
  const leader = { account: 'juzhang', name: '局长', grants }
  const { body } = await desk.city.admin.write<{ password: string }>('POST', '/accounts', leader)
  const page = await desk.open('/imports')
  await signIn(page, 'juzhang', body.password)
  await page.getByLabel('当前密码').fill(body.password)
  await page.getByLabel('新密码', { exact: true }).fill(chosen)
  await page.getByLabel('再输一遍新密码').fill(chosen)
  await page.getByRole('button', { name: '设置新密码' }).click()
  await expect(page.getByText('您的账号看不到这些内容')).toBeVisible()
  expect(await page.locator('input[type=file]').count()).toBe(0)
  await page.getByRole('link', { name: '目标任务进展' }).click()
  await expect(page.getByRole('heading', { name: '走访与需求服务' })).toBeVisible()
  expect(await page.getByText('看名单').count()).toBe(0)
  expect(await page.getByText('看企业').count()).toBe(0)
})
