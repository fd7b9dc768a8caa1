import { AxeBuilder } from '@axe-core/playwright'
import { chromium, expect as eventually, type Browser, type Locator, type Page } from '@playwright/test'
import { find } from '../../scripts/provision.ts'
import { buildPages, pagesFolder } from '../../scripts/start/pages.ts'
import { startCity, type RunningCity } from '../city/running-city.ts'

/** Waits for what a page will show; two cores that also import a list are not always quick. */
export const expect = eventually.configure({ timeout: 20_000 })

export interface Desk {
  readonly city: RunningCity
  /** A page of a browser in Chinese, at the desk's address; `width` 390 is a phone. */
  readonly open: (path: string, width?: number) => Promise<Page>
  /** What the pages themselves complained of: a script that failed, a style that was not believed. */
  readonly complaints: readonly string[]
  readonly stop: () => Promise<void>
}

/** An empty Titian of its own, and the machine's Chromium in front of it. */
export async function startDesk(): Promise<Desk> {
  const executablePath = find('chromium', 'chromium-browser', 'google-chrome')
  if (executablePath === undefined) throw new Error('There is no Chromium; on Debian: apt-get install chromium')
  await buildPages(process.env)
  const city = await startCity({ WEB_DIST: pagesFolder })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const complaints: string[] = []

  return {
    city,
    complaints,
    open: (path, width = 1440) => openPage(browser, city.address + path, width, complaints),
    stop: async () => {
      await browser.close()
      await city.stop()
    },
  }
}

async function openPage(browser: Browser, address: string, width: number, complaints: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused request is an answer; the page says what to do about it.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      complaints.push(message.text())
  })
  await page.goto(address)
  return page
}

export async function signIn(page: Page, account: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/**
 * Chooses from a list of a drawer or dialogue; `typed` narrows it down first. The list moves when what lies around it
 * does, and a click that begins on one place and ends on another chooses nothing: the choice must stand in the field.
 */
export async function choose(form: Locator, field: string, option: string, typed?: string): Promise<void> {
  const page = form.page()
  const input = form.getByLabel(field, { exact: true })
  const select = form.locator('.ant-select', { has: page.getByLabel(field, { exact: true }) })
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option })
  await expect(async () => {
    await input.click()
    if (typed !== undefined) await input.fill(typed)
    await options.first().click({ timeout: 5_000 })
    await expect(select).toContainText(option, { timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  // A list of several choices stays open until one goes elsewhere.
  await form.locator('.ant-drawer-title, .ant-modal-title').last().click()
}

/** axe finds nothing that keeps someone from working. */
export async function expectNothingSerious(page: Page): Promise<void> {
  // A dialog that is still fading in has not its colours yet.
  await page.waitForTimeout(600)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(serious).toEqual([])
}
