import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Page, chromium } from '@playwright/test'
import { samplePassword } from '../services/api/src/seed.ts'
import { find } from './provision.ts'

const folder = join(import.meta.dirname, '../docs/images')
const address = process.argv[2] ?? 'http://127.0.0.1:8080'

// The pages that the README shows, out of the sample city of a running `npm start`.
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: find('chromium', 'chromium-browser') ?? 'chromium',
  args: ['--no-sandbox'],
})
try {
  const desk = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await signIn(desk, 'planner')
  await take(desk, 'targets')
  await desk.goto(`${address}/enterprises?title=gazelle`)
  await desk.getByRole('row').getByRole('link').first().click()
  await take(desk, 'enterprise')

  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  await signIn(phone, 'leader')
  await take(phone, 'leader')

  const field = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const officer = await field.newPage()
  await officer.goto(`${address}/m/`)
  await officer.getByLabel('账号').fill('fuwuyuan')
  await officer.getByLabel('密码').fill(samplePassword)
  await officer.getByRole('button', { name: '登录', exact: true }).click()
  await officer.getByRole('status').getByText('已全部上传').waitFor()
  await take(officer, 'officer')
} finally {
  await browser.close()
}

async function signIn(page: Page, account: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill(samplePassword)
  await page.getByRole('button', { name: '登录' }).click()
}

async function take(page: Page, name: string): Promise<void> {
  // Charts draw themselves in the time that a reader does not notice.
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1_000)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
