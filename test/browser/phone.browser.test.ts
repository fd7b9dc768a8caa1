import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { pagesFolder } from '../../scripts/start/pages.ts'
import type { FieldOfficer } from '../../scripts/bench/field.ts'
import { hashOf } from '../../services/web/src/phone/sync/payload-hash.ts'
import { expect, expectNothingSerious } from './desk.ts'
import { begin, chromiumPath, logVisit, openPhone, phoneSize, signInOnPhone, startField, type Field } from './phone.ts'

let field: Field
let browser: Browser
const contexts: BrowserContext[] = []

beforeAll(async () => {
  field = await startField(6)
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
})

afterEach(async () => {
  field.network.set({ kind: 'fine' })
  for (const context of contexts.splice(0)) await context.close()
})

afterAll(async () => {
  await browser?.close()
  await field?.stop()
})

/** A new phone; `script` runs in it before anything else does. */
async function newPhone(script?: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: phoneSize, locale: 'zh-CN', hasTouch: true })
  contexts.push(context)
  if (script !== undefined) await context.addInitScript(script)
  return { context, page: await openPhone(context, field.network) }
}

function officer(nth: number): FieldOfficer & { firm: string } {
  const found = field.officers[nth]
  const firm = found?.firms[0]?.name
  if (!found || firm === undefined) throw new Error(`There is no officer ${nth}`)
  return { ...found, firm }
}

const at = (page: Page, screen: string) => page.goto(`${field.network.address}/m/#/${screen}`)

/** Raises a demand for the officer's first firm, and waits until it stands in the list of open ones. */
async function raise(page: Page, text: string, firm: string): Promise<void> {
  await at(page, 'firms')
  await page.getByRole('link', { name: firm }).first().click()
  await page.getByRole('button', { name: '＋需求' }).click()
  await page.getByLabel('需求内容').fill(text)
  await page.getByRole('button', { name: '电话联系' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/#\/firms\//)
  await at(page, 'demands')
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(text)).toBeVisible({ timeout: 2_000 })
  }).toPass()
}

async function step(page: Page, text: string, move: string): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: text }).getByRole('button', { name: move }).click()
  await page.getByRole('button', { name: '电话联系' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/#\/demands$/)
}

test('what a phone loads before anything is seen is 150 KB at most, packed', async () => {
  const worker = await readFile(join(pagesFolder, 'm/sw.js'), 'utf8')
  const files = [...worker.matchAll(/"\/(assets\/[^"]+)"/g)].map(([, file = '']) => file)
  expect(files.some((file) => file.endsWith('.js'))).toBe(true)
  const bytes = files.reduce((sum, file) => sum + statSync(join(pagesFolder, `${file}.gz`)).size, 0)
  expect(bytes).toBeLessThanOrEqual(150 * 1024)
})

test('every screen can be read and touched, at the usual size, in large type and at twice the size', async () => {
  const { page } = await newPhone()
  const { firm, ...who } = officer(0)
  await expectNothingSerious(page)
  await begin(page, who)
  await raise(page, '想申报高企', firm)
  const uscc = who.firms[0]?.uscc ?? ''
  const screens = ['today', 'firms', `firms/${uscc}`, 'demands', 'mine', 'new', `raise/${uscc}`]
  for (const size of ['usual', 'elder', 'double']) {
    await page.evaluate(`localStorage.setItem('titian.phone.type', '${size === 'elder' ? 'elder' : 'usual'}')`)
    for (const screen of screens) {
      await at(page, screen)
      await page.reload()
      await expect(page.getByRole('heading').first()).toBeVisible()
      if (size === 'double') await page.evaluate(`document.documentElement.style.fontSize = '34px'`)
      expect(await page.evaluate(tooSmall)).toEqual([])
      expect([screen, await page.evaluate(tooWide)]).toEqual([screen, false])
      if (size === 'usual') await expectNothingSerious(page)
    }
  }
})

/** Runs in the page: what a finger would miss. */
const tooSmall = `[...document.querySelectorAll('button, a, select, summary, input:not([type=checkbox]):not([type=file]), label.check')]
  .map((element) => ({ name: element.textContent || element.getAttribute('aria-label') || element.tagName, box: element.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 0 && (box.height < 43.9 || box.width < 43.9))
  .map(({ name, box }) => name + ' ' + Math.round(box.width) + '×' + Math.round(box.height))`
const tooWide = `document.documentElement.scrollWidth > document.documentElement.clientWidth`

/** As the page itself would, with its session. */
async function post(page: Page, path: string, body: object): Promise<unknown> {
  const answer = await page.evaluate(
    `fetch('${path}', { method: 'POST', body: ${JSON.stringify(JSON.stringify(body))},
      headers: { 'content-type': 'application/json', 'idempotency-key': '01890000-0000-7000-8000-000000000000' } }).then((r) => r.json())`,
  )
  return answer
}

test('the same batch twice at once gets the same receipts, and the same id with other content waits for a person', async () => {
  const { page } = await newPhone()
  const { firm, ...who } = officer(1)
  await begin(page, who)
  const sent = page.waitForRequest(
    (request) =>
      request.url().endsWith('/api/sync/commands') &&
      (request.postDataBuffer()?.toString() ?? '').includes('log-visit'),
  )
  await logVisit(page, firm)
  const body: { items: { id: string; payload: object; payloadHash: string }[] } = JSON.parse(
    (await sent).postDataBuffer()?.toString() ?? '',
  )
  const send = (batch: object) => post(page, '/api/sync/commands', batch)
  const twice = await Promise.all([send(body), send(body)])
  const [item] = body.items
  const again = { result: 'duplicate', receipt: expect.stringMatching(/^4104-\d+$/) }
  expect(twice).toMatchObject([{ items: [again] }, { items: [again] }])
  const other = { ...item?.payload, note: '另一种说法' }
  const differing = { ...body, items: [{ ...item, payload: other, payloadHash: hashOf(other) }] }
  expect(await send(differing)).toMatchObject({ items: [{ result: 'needs-review', receipt: null }] })
})

test('of two phones on one demand, the one that comes too late is told what may be done now', async () => {
  const { firm, ...who } = officer(2)
  const [one, other] = [await newPhone(), await newPhone()]
  await begin(one.page, who)
  await raise(one.page, '缺流动资金', firm)
  await begin(other.page, who)
  await at(other.page, 'demands')
  await expect(other.page.getByText('缺流动资金')).toBeVisible()

  await at(one.page, 'demands')
  await step(one.page, '缺流动资金', '受理')
  await at(one.page, 'mine')
  await expect(one.page.getByText('已接收', { exact: true })).toHaveCount(2)
  const sent = other.page.waitForRequest((request) => (request.postData() ?? '').includes('move-demand'))
  await step(other.page, '缺流动资金', '受理')
  const { items }: { items: { id: string; payloadHash: string }[] } = JSON.parse((await sent).postData() ?? '')
  await at(other.page, 'mine')
  await expect(other.page.getByText('待核对')).toBeVisible()
  await other.page.getByRole('link', { name: /^受理/ }).click()
  await expect(other.page.getByText(/现在可以：.*登记进展/)).toBeVisible()

  const { id = '', payloadHash = '' } = items[0] ?? {}
  const settled = { account: who.account, record: id, content: payloadHash, decision: 'reject' }
  expect(await post(one.page, '/api/review/kept', settled)).toMatchObject({ position: expect.any(Number) })
  await other.page.reload()
  await expect(other.page.getByText('已接收', { exact: true })).toBeVisible()
  await expect(other.page.getByText(/已由 .* 核对处理/)).toBeVisible()
})

test('a phone that lost its memory is told how many records may be gone', async () => {
  const { firm, ...who } = officer(3)
  const { context, page } = await newPhone()
  await begin(page, who)
  await logVisit(page, firm)
  await expect(page.getByText('已全部上传')).toBeVisible()
  field.network.set({ kind: 'down' })
  for (let lost = 0; lost < 3; lost += 1) await logVisit(page, firm)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: field.network.address, storageTypes: 'indexeddb' })
  field.network.set({ kind: 'fine' })
  await page.reload()
  await expect(page.getByText('本机存储曾被浏览器清除')).toBeVisible()
  await expect(page.getByText('可能丢失 3 条')).toBeVisible()
  await logVisit(page, firm)
  await expect(page.getByText('可能丢失 3 条：本机编号 2-4')).toBeVisible()
})

test('what was opened and never saved is not missed when a phone loses its memory', async () => {
  const { firm, ...who } = officer(0)
  const { context, page } = await newPhone()
  await begin(page, who)
  await logVisit(page, firm)
  await expect(page.getByText('已全部上传')).toBeVisible()
  await at(page, 'new')
  await page.getByLabel('一句话记录（可不填）').fill('写到一半')
  await expect(page.getByText('草稿已存本机')).toBeVisible()
  await at(page, 'today')
  await page.reload()
  await expect(page.getByRole('region', { name: '没写完的' })).toBeVisible()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: field.network.address, storageTypes: 'indexeddb' })
  await page.reload()
  await expect(page.getByText('本机存储曾被浏览器清除')).toBeVisible()
  await logVisit(page, firm)
  await at(page, 'mine')
  await expect(page.getByText('已接收', { exact: true })).toBeVisible()
  await at(page, 'today')
  await expect(page.getByText(/可能丢失 \d/)).toBeHidden()
})

test('a visit that says nothing of what came of it is asked about once and saved all the same', async () => {
  const { firm, ...who } = officer(3)
  const { page } = await newPhone()
  await begin(page, who)
  await at(page, `new/${who.firms[0]?.uscc ?? ''}/tech-sme`)
  await expect(page.getByText(firm)).toBeVisible()
  await expect(page.getByRole('button', { name: '科小辅导', pressed: true })).toBeVisible()
  expect(await page.getByRole('button', { pressed: true }).count()).toBe(2)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('还没有选结果，也没有写内容')).toBeVisible()
  await expectNothingSerious(page)
  await page.getByRole('button', { name: '仍然保存（稍后补充）' }).click()
  await expect(page.getByText('已存本机，待上传')).toBeVisible()
})

const webview = `delete Navigator.prototype.serviceWorker`
const plainHttp = `${webview}
  Object.defineProperty(globalThis, 'isSecureContext', { value: false })
  Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })
  delete Crypto.prototype.randomUUID`

test.each([
  ['in a webview without a service worker', webview, '这个浏览器断网后打不开页面'],
  ['on an address without HTTPS', plainHttp, '此地址不是 HTTPS'],
])('%s entry works, drafts stay, and one sentence says why it does not open offline', async (_, script, sentence) => {
  const { firm, ...who } = officer(4)
  const { page } = await newPhone(script)
  await begin(page, who)
  await at(page, 'today')
  await expect(page.getByText(sentence)).toBeVisible()
  await logVisit(page, firm)
  await at(page, 'mine')
  await expect(page.getByText('已接收', { exact: true })).toBeVisible()
  await at(page, 'new')
  await page.getByLabel('一句话记录（可不填）').fill('写到一半')
  await expect(page.getByText('草稿已存本机')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('一句话记录（可不填）')).toHaveValue('写到一半')
})

test('with a PIN what is here is sealed, locking keeps the draft, and signing out waits for what is unsent', async () => {
  const { firm, ...who } = officer(5)
  const { page } = await newPhone()
  await begin(page, who)
  await at(page, 'mine')
  await page.getByLabel('PIN（4 到 8 位数字）').fill('2468')
  await page.getByLabel('再输一次').fill('2468')
  await page.getByRole('button', { name: '设置 PIN' }).click()
  await expect(page.getByText('PIN 已设置')).toBeVisible()

  field.network.set({ kind: 'down' })
  await page.locator('.add').click()
  await page.getByRole('button', { name: firm }).click()
  await page.getByLabel('一句话记录（可不填）').fill('机密的一句话')
  await expect(page.getByText('草稿已存本机')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: '输入 PIN 解锁' })).toBeVisible()
  const stored = String(await page.evaluate(everythingStored(who.account)))
  expect(stored).not.toContain('机密的一句话')
  expect(stored).not.toContain(firm)
  await page.getByLabel('PIN（4 到 8 位数字）').fill('1111')
  await page.getByRole('button', { name: '解锁' }).click()
  await expect(page.getByText('PIN 不对，还可以试 4 次')).toBeVisible()
  await page.getByLabel('PIN（4 到 8 位数字）').fill('2468')
  await page.getByRole('button', { name: '解锁' }).click()
  await expect(page.getByLabel('一句话记录（可不填）')).toHaveValue('机密的一句话')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('link', { name: '回到今日' }).click()

  await at(page, 'mine')
  await page.getByRole('button', { name: '退出并清除本机数据' }).click()
  await expect(page.getByText('还有 1 条没有上传')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出未上传的 1 条' }).click()
  expect(await readFile(await (await download).path(), 'utf8')).toContain('机密的一句话')
  await expect(page.getByText('还有 1 条没有上传')).toBeHidden()
  await page.getByRole('button', { name: '退出并清除本机数据' }).click()
  await expect(page.getByText('首次使用请联网登录')).toBeVisible()
})

/** Runs in the page: all that IndexedDB holds, as text, sealed bytes included. */
function everythingStored(account: string): string {
  return `new Promise((settle, fail) => {
    const opening = indexedDB.open('titian-phone-${account}')
    opening.onerror = fail
    opening.onsuccess = async () => {
      const db = opening.result
      const told = []
      for (const name of db.objectStoreNames) {
        const rows = await new Promise((done) => {
          const asking = db.transaction(name).objectStore(name).getAll()
          asking.onsuccess = () => done(asking.result)
        })
        const text = (_, value) => value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value
        told.push(JSON.stringify(rows, text))
      }
      db.close()
      settle(told.join())
    }
  })`
}

test('the account’s password is asked for again where the session is over, and nothing is lost by it', async () => {
  const { firm, ...who } = officer(0)
  const { context, page } = await newPhone()
  await begin(page, who)
  await context.clearCookies()
  await logVisit(page, firm)
  await page.getByRole('button', { name: '登录后上传' }).click()
  await signInOnPhone(page, who)
  await expect(page.getByText('已全部上传')).toBeVisible()
})
