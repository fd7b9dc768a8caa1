import { afterAll, beforeAll, test } from 'vitest'
import { expect, signIn, startDesk, type Desk } from './desk.ts'

const password = 'Kc7-Titian-Test'
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
