import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { expect, expectNothingSerious, signIn, startDesk, type Desk } from './desk.ts'

const lists = join(import.meta.dirname, '../data/pds-2021')
const password = 'Kc7-Titian-Test'
const demand = '018f2a3b-0000-7000-8000-000000000011'
const check = '018f2a3b-0000-7000-8000-000000000012'
const pdf = '%PDF-1.7 中试方案'
const sha256 = createHash('sha256').update(pdf).digest('hex')
const size = Buffer.byteLength(pdf)
const nextStep = { action: '联系郑州大学', due: '2021-12-10' }
let desk: Desk
let page: Page
let firm: { readonly uscc: string; readonly name: string }

/** A firm with a demand whose milestone has passed and which came with a file, a check, and a report handed in. */
beforeAll(async () => {
  desk = await startDesk()
  const { admin } = desk.city
  await admin.write('PUT', '/business-day', { day: '2021-10-08' })
  await admin.import(join(lists, '03-高新技术企业认定名单-2020.xlsx'))
  await admin.write('POST', '/officers', { officer: 'KJ001', name: '陈涛', organisation: '市科技局', on: '2021-01-01' })
  const { body } = await admin.get<{ items: { uscc: string; name: string }[] }>('/enterprises?limit=1')
  if (!body.items[0]) throw new Error('The list named no firm')
  firm = { uscc: body.items[0].uscc, name: body.items[0].name }
  const attachments = [{ sha256, mime: 'application/pdf', bytes: size }]
  const said = { ...firm, category: 'N1', text: '石墨提纯', channel: 'visit', officer: 'KJ001', attachments }
  await admin.write('POST', '/demands', { demand, ...said, nextStep })
  const moves = `/demands/${demand}/moves`
  await admin.write('POST', moves, { move: 'accept', nextStep })
  const milestone = '018f2a3b-0000-7000-8000-000000000013'
  await admin.write('POST', moves, { move: 'plan-milestone', milestone, text: '样品检测', due: '2021-11-20' })
  await admin.write('PUT', '/business-day', { day: '2021-11-30' })
  await admin.write('POST', '/checks', { check, uscc: firm.uscc, year: 2022, reason: '群众反映人员不实' })
  await admin.write('PUT', `/checks/${check}/officers`, { who: ['KJ001', 'admin'] })
  await admin.write('POST', '/duties/done', {
    uscc: firm.uscc,
    duty: 'statistics-flash',
    year: 2021,
    on: '2021-01-12',
  })
}, 120_000)

afterAll(() => desk?.stop())

/** Pastes a 企业名录 of one firm and takes it. */
async function register(title: string, on: string, county: string): Promise<void> {
  const { admin } = desk.city
  const text = [title, '统一社会信用代码\t企业名称\t所属县（市、区）', `${firm.uscc}\t${firm.name}\t${county}`].join(
    '\n',
  )
  const { body } = await admin.write<{ importId: string }>('POST', '/imports/pasted', {
    text,
    kind: 'register',
    listedOn: on,
  })
  await admin.settled(body.importId, 'checked')
  await admin.write('POST', `/imports/${body.importId}/commit`)
  await admin.settled(body.importId, 'committed')
}

test('the ledger says that a milestone has passed', async () => {
  page = await desk.open('/demands')
  await signIn(page, 'admin', password)
  await expect(page.getByRole('row', { name: /石墨提纯/ }).getByText('节点已过 10 天')).toBeVisible()
})

test('what came with a demand is downloaded from its page once it is here', async () => {
  await page.goto(`${desk.city.address}/demands/${demand}`)
  await expect(page.getByText('PDF 1，待手机上传', { exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: '节点' }).getByText('已过 10 天')).toBeVisible()
  const sent = await page.evaluate(
    async ({ path, bytes }) => {
      const headers = { 'content-type': 'application/pdf', 'idempotency-key': crypto.randomUUID() }
      return (await fetch(path, { method: 'PUT', headers, body: bytes })).status
    },
    { path: `/api/sync/blobs/${sha256}?offset=0&size=${size}`, bytes: pdf },
  )
  expect(sent).toBe(200)
  await page.reload()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载PDF 1' }).click()
  expect((await downloading).suggestedFilename()).toMatch(
    new RegExp(`^需求附件_${firm.name}_2021-\\d\\d-\\d\\d_1\\.pdf$`),
  )
  await expectNothingSerious(page)
})

test('the firm’s timeline tells of the check and of the report, and leads to the check', async () => {
  await page.goto(`${desk.city.address}/enterprises/${firm.uscc}`)
  const timeline = page.getByRole('region', { name: '时间线' })
  await expect(timeline.getByText('已完成 2021 年统计快报', { exact: true })).toBeVisible()
  const staffed = timeline.getByRole('listitem').filter({ hasText: '实地核查人员' })
  await expect(staffed.getByText('陈涛（KJ001）', { exact: true })).toBeVisible()
  await expectNothingSerious(page)
  await staffed.getByRole('link', { name: '查看' }).click()
  await expect(page.getByRole('dialog').getByText('群众反映人员不实').first()).toBeVisible()
})

test('whoever is named in the check by account has it on the own list', async () => {
  await page.goto(`${desk.city.address}/my-work`)
  await expect(page.getByRole('listitem').filter({ hasText: '实地核查' }).getByText(firm.name)).toBeVisible()
})

test('lists of one year that name several counties stand side by side, and are confirmed with a reason', async () => {
  await register('年初企业名录', '2021-01-31', '叶县')
  await register('年末企业名录', '2021-11-15', '鲁山县')
  await page.goto(`${desk.city.address}/review`)
  const item = page
    .getByRole('row')
    .filter({ hasText: `${firm.name} 2021 年的名单写了不同的县（市、区），现按鲁山统计` })
  await expect(item.getByRole('columnheader', { name: '年初企业名录' })).toBeVisible()
  await expectNothingSerious(page)
  await item.getByLabel(`都没有错的原因：${firm.name}`).fill('年中搬迁')
  await item.getByRole('button', { name: `确认无误：${firm.name}` }).click()
  await expect(item).toHaveCount(0)
})

test('on a phone the demand with its file and its late milestone fits', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/demands', `/demands/${demand}`]) {
    await page.goto(desk.city.address + path)
    await expect(page.getByText('节点已过 10 天')).toBeVisible()
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBeLessThanOrEqual(0)
  }
})
