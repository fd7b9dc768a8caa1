import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { expect, expectNothingSerious } from './desk.ts'
import { begin, chromiumPath, logVisit, openPhone, phoneSize, startField, takePhotos, type Field } from './phone.ts'

let field: Field
let browser: Browser
let folder: string
let context: BrowserContext | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-forms-'))
  field = await startField(1)
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] })
})

afterEach(async () => {
  await context?.close()
})

afterAll(async () => {
  await browser?.close()
  await field?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A new phone on which the officer has begun. */
async function newPhone(): Promise<{ context: BrowserContext; page: Page; firm: string; uscc: string }> {
  context = await browser.newContext({ viewport: phoneSize, locale: 'zh-CN', hasTouch: true })
  const page = await openPhone(context, field.network)
  const [who] = field.officers
  const [firm] = who?.firms ?? []
  if (!who || !firm) throw new Error('There is no officer with a firm')
  await begin(page, who)
  return { context, page, firm: firm.name, uscc: firm.uscc }
}

const at = (page: Page, screen: string) => page.goto(`${field.network.address}/m/#/${screen}`)
const drafts = (page: Page) => page.getByRole('region', { name: '没写完的' })

test('a record that is being changed is not sent meanwhile, and arrives as it was changed', async () => {
  const { page, firm, context: phone } = await newPhone()
  await page.route('**/api/sync/commands', async (route) => {
    const answer = await route.fetch({ postData: JSON.stringify({ ...route.request().postDataJSON(), items: [] }) })
    const { items }: { items: { id: string }[] } = route.request().postDataJSON()
    const rejected = { result: 'rejected', receipt: null, position: null, reason: '请补充一句话记录。' }
    return route.fulfill({
      response: answer,
      json: { ...(await answer.json()), items: items.map(({ id }) => ({ id, ...rejected })) },
    })
  })
  await logVisit(page, firm)
  await at(page, 'mine')
  await page.getByRole('link', { name: `走访 ${firm}` }).click()
  await page.getByRole('link', { name: '修改重传' }).click()
  await page.getByLabel('一句话记录（可不填）').fill('改过的一句话')
  await expect(page.getByText('草稿已存本机')).toBeVisible()

  await page.unroute('**/api/sync/commands')
  const other = await phone.newPage()
  await at(other, 'mine')
  await expect(other.getByText(/已全部上传/)).toBeVisible()
  await expect(other.getByText('草稿', { exact: true })).toBeVisible()
  await at(other, 'today')
  await drafts(other).getByRole('link', { name: firm }).click()
  await expect(other.getByLabel('一句话记录（可不填）')).toHaveValue('改过的一句话')
  const sent = other.waitForRequest((request) => (request.postData() ?? '').includes('改过的一句话'))
  await other.getByRole('button', { name: '保存', exact: true }).click()
  await expect(other.getByText('已存本机，待上传')).toBeVisible()
  await sent
  await at(other, 'mine')
  await expect(other.getByText('已接收', { exact: true })).toBeVisible()

  // The form is still open elsewhere: it says that it comes too late, and keeps what was typed.
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('这条刚才已上传')).toBeVisible()
  await expect(page.getByLabel('一句话记录（可不填）')).toHaveValue('改过的一句话')
})

test('a record that could not be saved says so, keeps its form and is saved when it can be', async () => {
  const { page, uscc } = await newPhone()
  await at(page, `new/${uscc}`)
  await page.getByRole('button', { name: '暂无需求' }).click()
  await page.evaluate(`
    globalThis.put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }`)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('没有存上，请重试')).toBeVisible()
  await page.getByLabel('一句话记录（可不填）').fill('再写一句')
  await expect(page.getByText('草稿已存本机')).toBeHidden()
  await page.evaluate('IDBObjectStore.prototype.put = globalThis.put')
  await page.getByLabel('一句话记录（可不填）').fill('再写一句话')
  await expect(page.getByText('草稿已存本机')).toBeVisible()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('已存本机，待上传')).toBeVisible()
})

test('saving waits for photos under way, and one that is refused can be given up', async () => {
  const { page, firm, uscc } = await newPhone()
  const [one = '', other = ''] = await takePhotos(page, folder, 2)
  await page.route('**/api/sync/blobs/*?*', (route) =>
    route.fulfill({ status: 413, json: { type: 'blob-too-large', title: '文件过大。' } }),
  )
  // Photos are made small only when we say so: nothing is quicker than a finger.
  await page.evaluate(`
    const real = createImageBitmap.bind(globalThis)
    globalThis.createImageBitmap = (file) => new Promise((settle) => { globalThis.develop = settle }).then(() => real(file))`)
  await at(page, `new/${uscc}`)
  await page.getByRole('button', { name: '暂无需求' }).click()
  await page.getByLabel('选照片或 PDF').setInputFiles([one, other])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.evaluate('globalThis.develop()')
  await expect(page.getByText('照片 1 张')).toBeVisible()
  await expect(page.getByText('已存本机，待上传')).toBeHidden()
  await page.evaluate('globalThis.develop()')
  await expect(page.getByText('已存本机，待上传')).toBeVisible()

  await at(page, 'mine')
  await expect(page.getByText('照片 0/2')).toBeVisible()
  await page
    .getByRole('link', { name: `走访 ${firm}` })
    .first()
    .click()
  await expect(page.getByText('没有传上的第 1 张：文件过大。')).toBeVisible()
  await page.getByRole('button', { name: '删去没有传上的第 2 张' }).click()
  await page.getByRole('button', { name: '删去没有传上的第 1 张' }).click()
  await expect(page.getByText('没有传上')).toHaveCount(0)
})

test('looking leaves nothing, and a demand that was begun is a draft', async () => {
  const { page, uscc } = await newPhone()
  await at(page, `firms/${uscc}`)
  await page.getByRole('button', { name: '＋走访' }).and(page.locator('.primary')).click()
  await expect(page.getByRole('heading', { name: '记走访' })).toBeVisible()
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('button', { name: '＋需求' }).click()
  await expect(page.getByRole('heading', { name: '提出需求' })).toBeVisible()
  await page.goBack()
  await at(page, 'mine')
  await expect(page.getByText('本机没有记录')).toBeVisible()

  await at(page, `raise/${uscc}`)
  await page.getByLabel('需求内容').fill('想办技术合同登记')
  await page.getByText('更多').click()
  await page.getByLabel('保密级别').selectOption('商业秘密')
  await at(page, 'today')
  await page.reload()
  await drafts(page).getByRole('link').click()
  await expect(page.getByLabel('需求内容')).toHaveValue('想办技术合同登记')
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/#\/firms\//)
  await at(page, 'mine')
  await expect(page.getByText('已接收', { exact: true })).toBeVisible()

  // A step is asked for what the server would refuse it without.
  await at(page, 'demands')
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('想办技术合同登记')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  await page.getByRole('button', { name: '办结' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('请填写“凭证名称和编号”')).toBeVisible()
  await page.getByLabel('办结方式').selectOption('C5')
  await page.getByRole('button', { name: '电话联系' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/#\/demands$/)
  await at(page, 'mine')
  await expect(page.getByText('已接收', { exact: true })).toHaveCount(2)
})

test('有新需求 asks for the demand at once, and a visit that waits to be sent takes its firm off 今日', async () => {
  const { page } = await newPhone()
  const { name: firm, uscc } = field.officers[0]?.firms[1] ?? { name: '', uscc: '' }
  await at(page, 'today')
  const due = page.getByRole('region', { name: '要办的事' }).getByRole('listitem').filter({ hasText: firm })
  await expect(due.getByRole('button', { name: '走访' })).toBeVisible()
  field.network.set({ kind: 'down' })
  await at(page, `new/${uscc}`)
  const demand = page.getByRole('checkbox', { name: '提出需求' })
  const result = page.getByRole('button', { name: '有新需求' })
  await result.click()
  await expect(demand).toBeChecked()
  await result.click()
  await page.getByText('更多').click()
  await expect(demand).not.toBeChecked()
  await result.click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('请写需求内容')).toBeVisible()
  await page.getByLabel('需求内容').fill('想招两名工程师')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('link', { name: '回到今日' }).click()
  await expect(due.getByText('已记走访，待上传')).toBeVisible()
  await expect(due.getByRole('button', { name: '走访' })).toBeHidden()
  await expectNothingSerious(page)
  field.network.set({ kind: 'fine' })
  await page.reload()
  await expect(page.getByText(/已全部上传/)).toBeVisible()
  await expect(page.getByText('已记走访，待上传')).toBeHidden()
})
