import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { hashOf } from '../../services/api/src/sync/test-sync.ts'
import { CityClient } from '../city/city-client.ts'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const chosen = 'Shitou-9-Lvhua'
const firm = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
let desk: Desk
let page: Page

beforeAll(async () => {
  desk = await startDesk()
  const { admin } = desk.city
  const write = async (method: 'POST' | 'PUT', path: string, body?: object) => {
    const answer = await admin.write<{ importId: string; password: string; position: number }>(method, path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  await write('PUT', '/business-day', { day: '2021-11-30' })
  const rows = [
    ['序号', '统一社会信用代码', '企业名称', '所属县（市、区）', '成立日期', '从业人员（人）', '联系人', '联系电话'],
    ['1', firm.uscc, firm.name, '叶县', '2012-08-27', '29', '王芳', '13700001234'],
  ]
  const text = ['平顶山市企业名录（2020年）', ...rows.map((row) => row.join('\t'))].join('\n')
  const { importId } = await write('POST', '/imports/pasted', { text })
  await admin.settled(importId, 'checked')
  await write('POST', `/imports/${importId}/commit`)
  await admin.settled(importId, 'committed')
  await write('POST', '/officers', { officer: 'KJ001', name: '陈涛', unit: '410422', on: '2021-01-01' })
  const { password } = await write('POST', '/accounts', {
    account: 'chentao',
    name: '陈涛',
    grants: [{ role: 'service-officer', unit: '410422' }],
  })
  await write('PUT', '/officers/KJ001/account', { account: 'chentao' })
  const { position } = await write('POST', '/assignments', {
    firms: [firm.uscc],
    officer: 'KJ001',
    on: '2021-01-15',
    document: '平科〔2021〕3号',
  })
  // Whoever looks after the firm by then is accountable.
  await admin.get(`/officers?after=${position}`)
  await write('POST', '/demands', {
    demand: randomUUID(),
    ...firm,
    category: 'N9',
    text: '希望参加银企对接会',
    channel: 'hotline',
    raisedOn: '2021-11-01',
  })
  page = await desk.open('/')
  await signIn(page, 'chentao', password)
  await page.getByLabel('当前密码').fill(password)
  await page.getByLabel('新密码', { exact: true }).fill(chosen)
  await page.getByLabel('再输一遍新密码').fill(chosen)
  await page.getByRole('button', { name: '设置新密码' }).click()
})

afterAll(() => desk?.stop())

const line = (name: RegExp) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name }) })

test('an officer lands on what is to be done, the late first, each with why', async () => {
  await expect(page.getByRole('heading', { name: '我的工作', level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: /^逾期 1/ }).getByRole('button', { name: /响应超期/ })).toBeVisible()
  await expect(page.getByRole('region', { name: /^近期 1/ }).getByText('对接 319 天还没有走访过')).toBeVisible()
  await expectNothingSerious(page)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(line(/响应超期/).getByText(/正在办理，想了解最新情况/)).toBeVisible()
  await expect(
    line(/响应超期/).getByText('2021-11-01 提出科技金融：希望参加银企对接会', { exact: false }),
  ).toBeVisible()
})

test('chasing is one tap: the number, or a sentence, also where nothing can be copied', async () => {
  const demand = line(/响应超期/)
  await demand.getByRole('button', { name: '拨打' }).click()
  await expect(demand.getByRole('link', { name: '王芳 13700001234' })).toBeVisible()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await demand.getByRole('button', { name: '复制催办语' }).click()
  await expect(page.getByText(`已复制给“${firm.name}”的催办语，可粘贴到微信或短信。`)).toBeVisible()
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`${firm.name}：您好！`)
  await page.evaluate("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
  await page.evaluate('delete Navigator.prototype.clipboard')
  await demand.getByRole('button', { name: '复制催办语' }).click()
  const byHand = page.getByRole('dialog')
  await expect(byHand.getByRole('textbox', { name: '催办语' })).toHaveValue(/您好/)
  await byHand.getByRole('button', { name: '关闭' }).click()
})

test('a digest a day says what is new, is put aside, and goes where one wants it', async () => {
  const own = new CityClient(desk.city.address)
  await own.signIn('chentao', chosen)
  // From midnight on, whatever the clock says while this runs.
  const settings = { enabled: true, channel: 'app', hour: 0, quietFrom: 20, quietUntil: 8, daysOff: false, email: null }
  await own.write('PUT', '/digest/settings', settings)
  await page.reload()
  const card = page.getByRole('region', { name: '今日摘要' })
  await expect(card.getByText('待办 2 项，其中逾期 1 项。')).toBeVisible()
  await card.getByRole('button', { name: '摘要设置' }).click()
  const form = page.getByRole('dialog').filter({ has: page.getByText('摘要设置', { exact: true }) })
  await form.getByLabel('周末和节假日也要').check()
  await expect(form.getByText(/邮件和企业微信等还没有配置/)).toBeVisible()
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('摘要设置已保存')).toBeVisible()
  await card.getByRole('button', { name: '知道了，今天不再显示' }).click()
  await expect(card).toBeHidden()
})

test('a visit is logged from its line, which goes away', async () => {
  await line(/还没有走访过/)
    .getByRole('button', { name: '记走访' })
    .click()
  const form = page.getByRole('dialog').filter({ has: page.getByText('记一次走访', { exact: true }) })
  await expect(form.getByText(firm.name)).toBeVisible()
  await form.getByText('电话', { exact: true }).click()
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('对接 319 天还没有走访过')).toBeHidden()
})

test('what a phone brought twice stands in 核对 with both versions, and is taken by whoever made it', async () => {
  const phone = new CityClient(desk.city.address)
  await phone.signIn('chentao', chosen)
  const [id, device, visit] = [randomUUID(), randomUUID(), randomUUID()]
  const send = (note: string) => {
    const payload = { firms: [{ visit, ...firm }], on: '2021-11-29', mode: 'phone', note }
    const item = {
      id,
      deviceSeq: 1,
      type: 'log-visit',
      payload,
      payloadHash: hashOf(payload),
      capturedAt: new Date().toISOString(),
    }
    return phone.write('POST', '/sync/commands', { device, sentAt: new Date().toISOString(), items: [item] })
  }
  await send('看车间')
  await send('看实验室')
  await page.reload()
  await page.getByRole('link', { name: '去核对' }).click()
  const both = page
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: '暂存的这一份' }) })
    .last()
  await expect(both.getByRole('cell', { name: '看车间' })).toBeVisible()
  await expect(both.getByRole('cell', { name: '看实验室' })).toBeVisible()
  await expectNothingSerious(page)
  await page.getByRole('button', { name: '用暂存的这一份' }).click()
  await expect(page.getByText('没有需要核对的。')).toBeVisible()
  await page.getByRole('link', { name: '我的工作' }).click()
})

test('whoever leads the city looks at one officer’s list', async () => {
  const planner = await desk.open('/my-work', 390)
  await signIn(planner, 'admin', 'Kc7-Titian-Test')
  await expect(planner.getByRole('heading', { name: '我的工作', level: 1 })).toBeVisible()
  await planner.getByLabel('看哪位服务员').click()
  await planner.locator('.ant-select-item-option', { hasText: '陈涛' }).click()
  await expect(planner.getByRole('heading', { name: '陈涛（KJ001）的工作' })).toBeVisible()
  await expect(planner.getByRole('region', { name: /^逾期 1/ })).toBeVisible()
  expect(await planner.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  await expectNothingSerious(planner)
  expect(desk.complaints).toEqual([])
})
