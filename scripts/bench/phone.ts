import { chromium, type Browser, type Page } from '@playwright/test'
import { seed } from '../../services/api/src/seed.ts'
import { find } from '../provision.ts'
import type { Environment } from '../start/config.ts'
import { buildPages, pagesFolder } from '../start/pages.ts'
import { untilReady } from '../start/ready.ts'
import { freePort } from './city.ts'
import { openField, type FieldOfficer } from './field.ts'
import { untilCounted } from './fleet.ts'
import { openPostgres, type Started } from './postgres.ts'
import { startProcess } from './process.ts'
import { row, type Row } from './row.ts'
import { waits } from './statistics.ts'

const visits = 100
const phoneSize = { width: 390, height: 844 }
const patienceMs = 20_000

/**
 * Visits saved on a phone without a network: from the tap on 保存 until the receipt stands on the screen, and of that what
 * IndexedDB took. A page of the machine's own Chromium, which is faster than a county officer's phone.
 */
export async function benchPhone(started: Started, environment: Environment): Promise<Row[]> {
  const { appUrl, folder } = await openPostgres(started)
  await seed({ databaseUrl: appUrl, journal: '4104', adminPassword: 'Kc7-Titian-Bench', sample: false })
  const [officer] = await openField(appUrl, { officers: 1, firmsEach: 6 })
  if (!officer) throw new Error('The field has no officer')
  await buildPages(environment)
  const port = await freePort()
  const shared = { APP_DATABASE_URL: appUrl }
  await Promise.all([
    startProcess(started, 'api', { folder, environment: { ...shared, PORT: String(port), WEB_DIST: pagesFolder } }),
    startProcess(started, 'worker', { folder, environment: { ...shared, WORKER_HEALTH_PORT: '0' } }),
  ])
  const address = `http://127.0.0.1:${port}`
  await untilReady(address)
  await untilCounted(appUrl)
  const page = await openPhone(await openBrowser(started), address, officer)
  await page.context().setOffline(true)
  await page.evaluate(watch)
  for (let nth = 0; nth < visits; nth += 1) await logVisit(page, officer, nth)
  const { shown, kept } = await page.evaluate<{ shown: number[]; kept: number[] }>(readings)
  if (shown.length !== visits || kept.length !== visits)
    throw new Error(`${shown.length} of ${visits} visits were saved`)
  return [
    row(`${visits} visits saved without a network: until the receipt shows`, waits(shown), { p99Ms: { atMost: 100 } }),
    row('of that, until IndexedDB has it', waits(kept)),
  ]
}

async function openBrowser(started: Started): Promise<Browser> {
  const executablePath = find('chromium', 'chromium-browser', 'google-chrome')
  if (executablePath === undefined) throw new Error('There is no Chromium; on Debian: apt-get install chromium')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  started.defer(() => browser.close())
  return browser
}

async function openPhone(browser: Browser, address: string, { account, password }: FieldOfficer): Promise<Page> {
  const context = await browser.newContext({ viewport: phoneSize, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  await page.goto(`${address}/m/`)
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('status').getByText('已全部上传').waitFor()
  return page
}

async function logVisit(page: Page, { firms }: FieldOfficer, nth: number): Promise<void> {
  await page.getByRole('button', { name: '走访' }).and(page.locator('.add')).click()
  await page.getByRole('button', { name: firms[nth % firms.length]?.name ?? '' }).click()
  await page.getByRole('button', { name: '暂无需求' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已存本机，待上传').waitFor()
  await page.getByRole('link', { name: '回到今日' }).click()
}

// Text, because it runs in the page: from the click, before anybody handles it, until the page shows the receipt.
const watch = `(() => {
  let tapped
  window.shown = []
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('button')?.textContent?.includes('保存')) tapped = performance.now()
  }, { capture: true })
  new MutationObserver(() => {
    if (tapped === undefined || !document.body.innerText.includes('已存本机')) return
    window.shown.push(performance.now() - tapped)
    tapped = undefined
  }).observe(document.body, { childList: true, subtree: true, characterData: true })
})()`
const readings = `({
  shown: window.shown,
  kept: performance.getEntriesByName('save-visit').map(({ duration }) => duration),
})`
