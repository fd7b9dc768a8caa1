import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { choose, expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
const demands = [1, 2, 3].map((index) => `018f2a3b-0000-7000-8000-00000000000${index}`)
let desk: Desk
let page: Page
let firm: { readonly uscc: string; readonly name: string }

beforeAll(async () => {
  desk = await startDesk()
  const { admin } = desk.city
  await admin.write('PUT', '/business-day', { day: '2021-11-30' })
  await admin.import(join(lists, '03-高新技术企业认定名单-2021.xlsx'))
  await admin.write('POST', '/officers', { officer: 'KJ001', name: '陈涛', organisation: '市科技局', on: '2021-01-01' })
  const { body } = await admin.get<{ items: { uscc: string; name: string }[] }>('/enterprises?unit=410402&limit=1')
  if (!body.items[0]) throw new Error('The list named no firm')
  firm = { uscc: body.items[0].uscc, name: body.items[0].name }
  for (const [index, demand] of demands.entries()) {
    const text = ['希望参加银企对接会，额度 300 万元', '大型仪器共享', '寻找石墨提纯方向的科研团队'][index]
    await admin.write('POST', '/demands', {
      demand,
      ...firm,
      text,
      officer: 'KJ001',
      channel: 'visit',
      category: ['N9', 'N10', 'N1'][index],
      raisedOn: `2021-11-${15 + index}`,
      nextStep: { action: '联系企业', due: '2021-12-03' },
    })
  }
}, 120_000)

afterAll(() => desk?.stop())

function row(text: RegExp): Locator {
  return page.getByRole('row', { name: text })
}

test('a demand is raised, and stands in the ledger with its number', async () => {
  page = await desk.open('/demands')
  await signIn(page, 'admin', password)
  await expect(page.getByText('共 3 条', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '提出需求' }).click()
  await expectNothingSerious(page)
  await choose(page.getByRole('dialog'), '企业', firm.name, firm.name)
  await choose(page.getByRole('dialog'), '需求类别', '知识产权')
  await page.getByRole('dialog').getByLabel('需求内容').fill('拟布局发明专利，需对接代理机构')
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByText(/^已登记，编号 XQ2021-\d+$/)).toBeVisible()
  await expect(page.getByText('共 4 条', { exact: true })).toBeVisible()
})

test('what is overdue is found, and the address carries it', async () => {
  await page.goto(`${desk.city.address}/demands?scope=overdue`)
  await expect(row(/石墨提纯/)).toContainText('超期 6 天')
  await page.goto(`${desk.city.address}/demands?query=${encodeURIComponent('石墨')}`)
  await expect(page.getByText('共 1 条', { exact: true })).toBeVisible()
  await page.goto(`${desk.city.address}/demands`)
})

test('rows are edited in place by keyboard alone', async () => {
  await row(/大型仪器共享/)
    .getByRole('button', { name: /^联系企业/ })
    .click()
  const action = page.getByRole('textbox', { name: '下一步做什么' })
  await expect(action).toBeFocused()
  await action.fill('约企业看设备')
  await page.keyboard.press('Tab')
  await page.getByRole('textbox', { name: '期限' }).fill('12月8日')
  await expectNothingSerious(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row', { name: /大型仪器共享/ })).toContainText('约企业看设备')
  await expect(page.getByRole('row', { name: /大型仪器共享/ })).toContainText('2021-12-08')
  // The next row is open in the same column.
  await expect(page.getByRole('textbox', { name: '期限' })).toBeFocused()
  await page.keyboard.press('Escape')
  // And the keyboard is where it was.
  await expect(row(/银企对接会/).getByRole('button', { name: /^2021-12-03/ })).toBeFocused()
})

test('whoever opens another row keeps what was typed in the first', async () => {
  await row(/石墨提纯/)
    .getByRole('button', { name: /^联系企业/ })
    .click()
  await page.getByRole('textbox', { name: '下一步做什么' }).fill('约高校专家')
  await row(/大型仪器共享/)
    .getByRole('button', { name: /^约企业看设备/ })
    .click()
  await expect(row(/石墨提纯/)).toContainText('约高校专家')
  await expect(page.getByRole('textbox', { name: '下一步做什么' })).toHaveValue('约企业看设备')
  await page.keyboard.press('Escape')
})

test('who is accountable is chosen in the row', async () => {
  await row(/发明专利/)
    .getByRole('button', { name: /的责任人$/ })
    .click()
  await page.getByRole('combobox', { name: /^责任人：/ }).fill('陈涛')
  await page.locator('.ant-select-item-option', { hasText: '陈涛' }).click()
  await expect(row(/发明专利/)).toContainText('陈涛')
  await expect(row(/发明专利/)).toContainText('分派')
})

test('a state that needs more asks for it, with the next step', async () => {
  await row(/银企对接会/)
    .getByRole('button', { name: /^分派/ })
    .click()
  const state = page.getByRole('row').getByRole('combobox', { name: '办理状态' })
  await expect(state).toBeFocused()
  await state.selectOption('答复')
  await state.press('Enter')
  const form = page.getByRole('dialog').filter({ hasText: /^答复：/ })
  await form.getByLabel('答复内容').fill('推荐科技贷')
  await form.getByRole('button', { name: '答复', exact: true }).click()
  await expect(row(/银企对接会/)).toContainText('已答复')
})

test('a link that is asked for in the sheet is shown there', async () => {
  await row(/银企对接会/)
    .getByRole('button', { name: /^已答复/ })
    .click()
  const state = page.getByRole('row').getByRole('combobox', { name: '办理状态' })
  await state.selectOption('请企业确认')
  await state.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '请企业确认' }).click()
  await expect(page.getByRole('img', { name: '确认链接的二维码' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
})

test('a demand says why its clocks stand as they do, and asks the firm by a link', async () => {
  await page.goto(`${desk.city.address}/demands/${demands[0]}`)
  await expect(page.getByText(/^办理已用 11\/10 工作日/)).toBeVisible()
  await expect(page.getByRole('list', { name: '办理进程' }).getByText('已答复')).toHaveAttribute('aria-current', 'step')
  await expectNothingSerious(page)
  await page.getByRole('button', { name: '请企业确认' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '请企业确认' }).click()
  const link = page.getByRole('dialog').filter({ has: page.getByRole('img', { name: '确认链接的二维码' }) })
  await expect(link.getByRole('img', { name: '确认链接的二维码' })).toBeVisible()
  await expectNothingSerious(page)
  const sentence = await link.getByText(/一次有效/).textContent()
  await link.getByRole('button', { name: '关闭' }).last().click()
  const [address = ''] = /http\S+$/.exec(sentence ?? '') ?? []

  const clerk = await desk.open(new URL(address).pathname, 390)
  await expect(clerk.getByText('希望参加银企对接会，额度 300 万元')).toBeVisible()
  await expect(clerk.getByText('市科技局 陈涛')).toBeVisible()
  expect(await clerk.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  await expectNothingSerious(clerk)
  await clerk.getByRole('button', { name: '提交' }).click()
  await expect(clerk.getByRole('alert')).toHaveText('请先选择问题是否解决。')
  await clerk.getByLabel('部分解决').check()
  await clerk.getByLabel('满意', { exact: true }).check()
  await clerk.getByRole('button', { name: '提交' }).click()
  await expect(clerk.getByText('已收到，谢谢。您可以关闭本页。')).toBeVisible()
  await clerk.reload()
  await expect(clerk.getByText('这条需求已经确认过了，不用再填。如填写有误，请联系发来链接的工作人员。')).toBeVisible()

  await page.reload()
  await expect(page.getByText('企业确认：部分解决，满意度 4 分')).toBeVisible()
  await expect(page.getByText('企业通过链接填写')).toBeVisible()
  await expect(page.getByRole('list', { name: '办理进程' }).getByText('企业确认')).toHaveAttribute(
    'aria-current',
    'step',
  )

  const cut = await desk.open('/confirm/x', 390)
  await expect(cut.getByRole('alert')).toHaveText('链接不完整，请向发来链接的工作人员索取。')
  const lost = await desk.open('/confirm/abcdefghijklmnopqrstuvwx', 390)
  await expect(lost.getByRole('alert')).toHaveText('链接无效，或已被新的链接代替。请联系发来链接的工作人员。')
})

test('closing owes what proves it', async () => {
  await page.getByRole('button', { name: '办结', exact: true }).click()
  const form = page.getByRole('dialog').filter({ hasText: /^办结：/ })
  await choose(form, '办结方式', '已解决')
  const against = form.getByText('企业确认为“部分解决”，与办结方式不一致，请说明理由。')
  await expect(against).toBeVisible()
  await choose(form, '办结方式', '部分解决')
  await expect(against).toHaveCount(0)
  await form.getByLabel('名称').fill('贷款合同')
  await form.getByLabel('编号').fill('2021-118')
  await expectNothingSerious(page)
  await form.getByRole('button', { name: '办结', exact: true }).click()
  await expect(page.getByText('办结：部分解决，贷款合同 2021-118')).toBeVisible()
})

test('research runs by milestones, which are planned and reached', async () => {
  await page.goto(`${desk.city.address}/demands/${demands[2]}`)
  await expect(page.getByText('按节点推进、长期跟踪，不设办理期限。')).toBeVisible()
  await page.getByRole('button', { name: '设节点' }).click()
  const plan = page.getByRole('dialog').filter({ hasText: /^设节点：/ })
  await plan.getByLabel('节点内容').fill('与高校签订合作协议')
  await plan.getByLabel('节点日期').fill('2022-03-31')
  await plan.getByRole('button', { name: '设节点' }).click()
  const milestones = page.getByRole('region', { name: '节点' })
  await expect(milestones.getByRole('listitem')).toHaveText('与高校签订合作协议 2022-03-31 前')
  await page.getByRole('button', { name: '完成节点' }).click()
  await choose(page.getByRole('dialog'), '节点', '与高校签订合作协议')
  const reach = page.getByRole('dialog').filter({ hasText: /^完成节点：/ })
  await reach.getByLabel('下一步').fill('跟进中试')
  // An example that nobody takes for a day that is filled in.
  await expect(reach.getByLabel('期限')).toHaveAttribute('placeholder', '如 12月10日')
  await reach.getByLabel('期限').fill('2022-06-30')
  await reach.getByRole('button', { name: '完成节点' }).click()
  await expect(milestones.getByText('2021-11-30 完成')).toBeVisible()
})

test('a step that the server is too busy to take goes again by itself, under the same key', async () => {
  const keys: (string | undefined)[] = []
  await page.route(`**/api/demands/${demands[2]}/moves`, async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > 1) return route.fallback()
    const problem = { type: 'busy', title: '系统正忙，请稍后再试', status: 503 }
    return route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: problem })
  })
  await page.getByRole('button', { name: '登记进展' }).click()
  const progress = page.getByRole('dialog').filter({ hasText: /^登记进展：/ })
  await progress.getByLabel('办理情况').fill('中试方案已定')
  await progress.getByLabel('下一步').fill('跟进中试')
  await progress.getByLabel('期限').fill('2022-06-30')
  await progress.getByRole('button', { name: '登记进展' }).click()
  await expect(progress).toHaveCount(0)
  await expect(page.getByText(/中试方案已定/)).toBeVisible()
  expect(keys).toEqual([keys[0], keys[0]])
  await page.unroute(`**/api/demands/${demands[2]}/moves`)
  await page.goto(`${desk.city.address}/demands/${demands[0]}`)
})

test('a planner draws call-backs, records one that is not upheld, and reopens it', async () => {
  await page.getByRole('link', { name: '回访', exact: true }).click()
  await page.getByRole('button', { name: '抽取回访' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '抽取回访' }).click()
  await page.getByRole('button', { name: /^记录 XQ2021-\d+ 的回访$/ }).click()
  await page.getByLabel('不属实，推翻').check()
  await page.getByRole('dialog').getByLabel('办理情况').fill('企业称未放款')
  await page.getByRole('dialog').getByRole('button', { name: '回访核实' }).click()
  const ofUnits = page.getByRole('region', { name: '各县（市、区）推翻率' }).last()
  await expect(ofUnits.getByRole('cell', { name: '100.0%' })).toBeVisible()
  const ofOfficers = page.getByRole('region', { name: '各责任人推翻率' }).last()
  await expect(ofOfficers.getByRole('row', { name: /100\.0%$/ })).toBeVisible()
  await expectNothingSerious(page)
  await page.getByRole('button', { name: /^重开/ }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('回访不属实')
  await page.getByRole('dialog').getByLabel('下一步').fill('联系银行')
  await page.getByRole('dialog').getByLabel('期限').fill('2021-12-10')
  await page.getByRole('dialog').getByRole('button', { name: '重开' }).click()
  await expect(page.getByText('已重开', { exact: true }).first()).toBeVisible()
})

test('the working calendar is set from a notice', async () => {
  await page.getByRole('link', { name: '工作日历', exact: true }).click()
  await page.getByRole('button', { name: '录入 2027 年' }).click()
  const form = page.getByRole('dialog').filter({ hasText: '2027 年放假安排' })
  await form.getByLabel('放假').fill('2027-01-01 至 2027-01-03')
  await form.getByLabel('调休上班').fill('2027-01-09')
  await form.getByLabel('依据').fill('国办发明电〔2026〕9号')
  await form.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /1月1日 至 1月3日 1月9日 国办发明电〔2026〕9号/ })).toContainText(
    '本市改定',
  )
  await expectNothingSerious(page)
})

test('the ledger prints on A4 landscape with the columns that are handed in', async () => {
  await page.goto(`${desk.city.address}/demands?scope=all&sort=number`)
  await expect(page.getByText('共 4 条', { exact: true })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(page.getByRole('columnheader', { name: '统一社会信用代码' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '剩余工作日' })).toBeHidden()
  await expect(page.getByText('填报单位：平顶山市　统计截至：2021-11-30　共 4 条')).toBeVisible()
  const paper = await page.pdf({ preferCSSPageSize: true })
  expect(paper.toString('latin1')).toContain('/MediaBox [0 0 841.91998 594.95996]')
  await page.emulateMedia({ media: 'screen' })
})

test('the firm’s page shows what it asked for, and leads to its ledger', async () => {
  await page.goto(`${desk.city.address}/enterprises/${firm.uscc}`)
  const asked = page.getByRole('region', { name: '需求', exact: true })
  await expect(asked.getByText('大型仪器共享')).toBeVisible()
  await expectNothingSerious(page)
  await asked.getByRole('link', { name: '在台账中看全部 4 条' }).click()
  await expect(page.getByText('共 4 条', { exact: true })).toBeVisible()
  await expect(page.getByText(`只看 ${firm.name}`)).toBeVisible()
})

test('a figure says what it counts', async () => {
  await page.goto(`${desk.city.address}/figures/officers?unit=410400&period=2021`)
  await expect(page.getByRole('heading', { name: '是哪些人（1 人）' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '服务员' })).toBeVisible()
})

test('a county to which a secret demand is passed on works on it without reading it', async () => {
  const [secret = ''] = demands
  const { admin } = desk.city
  await admin.write('POST', `/demands/${secret}/amendments`, { changes: { secrecy: 'secret' } })
  await page.goto(`${desk.city.address}/demands/${secret}`)
  await page.getByRole('button', { name: '转办', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(/^对方看不到需求内容和您写的下一步/)
  await expectNothingSerious(page)
  await admin.write('POST', `/demands/${secret}/moves`, {
    move: 'pass-on',
    to: { unit: '410422', body: '叶县科技局' },
    nextStep: { action: '请叶县协助', due: '2021-12-10' },
  })
  const grants = [{ role: 'county', unit: '410422' }]
  const { body } = await admin.write<{ password: string }>('POST', '/accounts', { account: 'ye', name: '叶县', grants })
  page = await desk.open('/demands')
  await signIn(page, 'ye', body.password)
  await page.getByLabel('当前密码').fill(body.password)
  await page.getByLabel('新密码', { exact: true }).fill('Shitou-9-Lvhua')
  await page.getByLabel('再输一遍新密码').fill('Shitou-9-Lvhua')
  await page.getByRole('button', { name: '设置新密码' }).click()
  await expect(page.getByText('共 1 条', { exact: true })).toBeVisible()
  await expect(page.getByRole('cell', { name: '（商业秘密，内容不显示）' })).toBeVisible()
  await page.getByRole('link', { name: /^XQ2021/ }).click()
  await expect(
    page.getByText('内容只有责任人、企业所在县（市、区）和市级看得到；本单位填写的办理情况照常显示。'),
  ).toBeVisible()
  expect(await page.getByText('银企对接会').count()).toBe(0)
  expect(await page.getByRole('link', { name: '回访', exact: true }).count()).toBe(0)
})

test('on a phone the ledger is a list that fits', async () => {
  page = await desk.open('/demands', 390)
  await signIn(page, 'admin', password)
  await expect(page.getByText(firm.name).first()).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  await expectNothingSerious(page)
  await page
    .getByRole('link', { name: /^XQ2021/ })
    .first()
    .click()
  await expect(page.getByText('谁在办')).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  await expectNothingSerious(page)
  expect(desk.complaints).toEqual([])
})
