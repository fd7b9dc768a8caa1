import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { openField, type FieldOfficer } from '../../scripts/bench/field.ts'
import { untilCounted } from '../../scripts/bench/fleet.ts'
import { find } from '../../scripts/provision.ts'
import { buildPages, pagesFolder } from '../../scripts/start/pages.ts'
import { startCity, type RunningCity } from '../city/running-city.ts'
import { expect } from './desk.ts'
import { startNetwork, type Network } from './network.ts'

export const phoneSize = { width: 390, height: 844 }

export interface Field {
  readonly city: RunningCity
  readonly network: Network
  readonly officers: readonly FieldOfficer[]
  /** Puts another version of the phone's page in the place of the one that is served. */
  readonly publish: (version: string) => Promise<void>
  readonly stop: () => Promise<void>
}

/** A Titian with officers and their firms, a copy of its pages that can be changed, and a network before it. */
export async function startField(officers: number): Promise<Field> {
  await buildPages(process.env)
  const pages = await mkdtemp(join(tmpdir(), 'titian-phone-'))
  await cp(pagesFolder, pages, { recursive: true })
  const city = await startCity({ WEB_DIST: pages })
  const field = await openField(city.databaseUrl, { officers, firmsEach: 6 })
  await untilCounted(city.databaseUrl)
  const network = await startNetwork(city.address)
  return {
    city,
    network,
    officers: field,
    publish: async (version) => {
      const worker = join(pages, 'm/sw.js')
      const text = await readFile(worker, 'utf8')
      await rm(`${worker}.gz`, { force: true })
      await writeFile(worker, text.replace(/"version":"[^"]+"/, `"version":"${version}"`))
    },
    stop: async () => {
      await network.stop()
      await city.stop()
      await rm(pages, { recursive: true, force: true })
    },
  }
}

export interface Handset {
  readonly page: Page
  /** As when the battery is gone. */
  readonly kill: () => Promise<void>
}

/** A browser of its own on a profile that outlives it, in a process that can be killed. */
export async function startHandset(profile: string): Promise<Handset> {
  const program = chromiumPath()
  const child = spawn(
    program,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--lang=zh-CN',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const endpoint = await new Promise<string>((settle, fail) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) settle(found)
    })
    child.once('exit', () => fail(new Error(`Chromium ended: ${said}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  const page = await context?.newPage()
  if (!page) throw new Error('Chromium has no page')
  await page.setViewportSize(phoneSize)
  page.setDefaultTimeout(20_000)
  return {
    page,
    kill: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      await browser.close().catch(() => undefined)
    },
  }
}

export function chromiumPath(): string {
  const path = find('chromium', 'chromium-browser', 'google-chrome')
  if (path === undefined) throw new Error('There is no Chromium; on Debian: apt-get install chromium')
  return path
}

export async function openPhone(context: BrowserContext, network: Network): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${network.address}/m/`)
  return page
}

export async function signInOnPhone(page: Page, { account, password }: FieldOfficer): Promise<void> {
  const given = page.getByLabel('账号')
  if (await given.isEditable()) await given.fill(account)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs in for the first time, and waits until everything that is carried along is here. */
export async function begin(page: Page, officer: FieldOfficer): Promise<void> {
  await signInOnPhone(page, officer)
  await expect(page.getByRole('status').getByText('已全部上传')).toBeVisible()
  await page.getByRole('link', { name: '企业', exact: true }).click()
  // 今日 may name the same firm twice, for a demand and for a visit that is due: it must have left first.
  await expect(page.getByRole('heading', { name: '企业', level: 1 })).toBeVisible()
  await expect(page.getByText(officer.firms[0]?.name ?? '')).toBeVisible()
}

/** From the main button until it lies on the device. Answers how many taps it took. */
export async function logVisit(page: Page, firm: string, photo?: string): Promise<number> {
  await page.getByRole('button', { name: '走访' }).and(page.locator('.add')).click()
  await page.getByRole('button', { name: firm }).click()
  await page.getByRole('button', { name: '暂无需求' }).click()
  let taps = 4
  if (photo !== undefined) {
    await page.getByLabel('选照片或 PDF').setInputFiles(photo)
    await expect(page.getByText('照片 1 张')).toBeVisible()
    taps += 2
  }
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已存本机，待上传')).toBeVisible()
  await page.getByRole('link', { name: '回到今日' }).click()
  return taps
}

/** Photos that differ, each of some kilobytes: what a camera takes is compressed by the page itself. */
export async function takePhotos(page: Page, folder: string, count: number): Promise<readonly string[]> {
  const paths: string[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const base64 = String(await page.evaluate(`(${paint})(${nth})`))
    const path = join(folder, `photo-${nth}.jpg`)
    await writeFile(path, Buffer.from(base64, 'base64'))
    paths.push(path)
  }
  return paths
}

/** Runs in the page. */
const paint = `(seed) => {
  const canvas = document.createElement('canvas')
  canvas.width = 320
  canvas.height = 240
  const pen = canvas.getContext('2d')
  for (let y = 0; y < 24; y += 1) {
    for (let x = 0; x < 32; x += 1) {
      pen.fillStyle = 'hsl(' + ((x * 37 + y * 59 + seed * 97) % 360) + ' 70% 50%)'
      pen.fillRect(x * 10, y * 10, 10, 10)
    }
  }
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]
}`
