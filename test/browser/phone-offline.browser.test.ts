import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@titian/event-store'
import { sql } from 'kysely'
import { afterAll, beforeAll, test } from 'vitest'
import { expect } from './desk.ts'
import { hills } from './network.ts'
import {
  begin,
  logVisit,
  signInOnPhone,
  startField,
  startHandset,
  takePhotos,
  type Field,
  type Handset,
} from './phone.ts'

const visits = 20
let field: Field
let profile: string
let handset: Handset

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'titian-profile-'))
  field = await startField(1)
  handset = await startHandset(profile)
})

afterAll(async () => {
  await handset?.kill()
  await field?.stop()
  await rm(profile, { recursive: true, force: true })
})

async function asked<Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> {
  const { db } = openDatabase<unknown>(field.city.databaseUrl, { poolSize: 1 })
  try {
    return (await query.execute(db)).rows
  } finally {
    await db.destroy()
  }
}

test('twenty visits with photos are logged with no network, each in six taps', async () => {
  const [officer] = field.officers
  if (!officer) throw new Error('There is no officer')
  const { page } = handset
  await page.goto(`${field.network.address}/m/`)
  await begin(page, officer)
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
  const photos = await takePhotos(page, profile, visits)

  field.network.set({ kind: 'down' })
  for (const [nth, photo] of photos.entries()) {
    const firm = officer.firms[nth % officer.firms.length]?.name ?? ''
    expect(await logVisit(page, firm, photo)).toBeLessThanOrEqual(8)
  }
  await expect(page.getByText(`待上传 ${visits}`)).toBeVisible()
})

test('the browser is killed, and the page opens without a network on what it held', async () => {
  await handset.kill()
  handset = await startHandset(profile)
  await handset.page.goto(`${field.network.address}/m/`)
  await expect(handset.page.getByText(`待上传 ${visits}`)).toBeVisible()
  await handset.page.getByRole('link', { name: '企业', exact: true }).click()
  await handset.page.getByLabel('名称、拼音、首字母或代码末几位').fill('jx')
  await expect(handset.page.getByText(field.officers[0]?.firms[0]?.name ?? '')).toBeVisible()
})

test('a new version waits until it is asked for, never over a form, and leaves everything where it was', async () => {
  const { page } = handset
  await field.publish('a-newer-one')
  field.network.set({ kind: 'fine' })
  await page.goto(`${field.network.address}/m/#/today`)
  await page.reload()
  await expect(page.getByText('有新版本')).toBeVisible()
  await page.locator('.add').click()
  await expect(page.getByRole('heading', { name: '记走访' })).toBeVisible()
  await expect(page.getByText('有新版本')).toBeHidden()
  await page.getByRole('button', { name: '返回' }).click()
  const loaded = page.waitForEvent('load')
  await page.getByRole('button', { name: '更新' }).click()
  await loaded
  await expect(page.getByText(`待上传 ${visits}`)).toBeVisible()
  await expect(page.getByText('有新版本')).toBeHidden()
  const kept = await page.evaluate('caches.keys()')
  expect(kept).toEqual(['titian-phone-a-newer-one'])
})

test('on a slow network that breaks off everything arrives: twenty receipts, none twice, text before photos', async () => {
  const { page } = handset
  await page.getByRole('button', { name: '登录后上传' }).click()
  field.network.set(hills)
  const [officer] = field.officers
  if (!officer) throw new Error('There is no officer')
  await signInOnPhone(page, officer)
  await page.goto(`${field.network.address}/m/#/mine`)
  await expect(page.getByText('已接收', { exact: true })).toHaveCount(visits, { timeout: 60_000 })
  await expect(page.getByText('照片 1/1', { exact: true })).toHaveCount(visits, { timeout: 90_000 })
  expect(field.network.cuts()).toBeGreaterThan(0)

  const receipts = await page.locator('.state .number').allTextContents()
  expect(new Set(receipts).size).toBe(visits)
  const logged = await asked(sql<{ visits: number; events: number; last: Date }>`
    select count(distinct stream)::int as visits, count(*)::int as events, max(recorded_at) as last
    from event where stream like 'visit-%'`)
  const photos = await asked(sql<{ photos: number; first: Date }>`
    select count(*)::int as photos, min(begun_at) as first from blob where complete_at is not null`)
  expect(logged).toMatchObject([{ visits, events: visits }])
  expect(photos).toMatchObject([{ photos: visits }])
  expect(photos[0]?.first.getTime()).toBeGreaterThanOrEqual(logged[0]?.last.getTime() ?? Number.POSITIVE_INFINITY)
})
