import { follow } from '@titian/event-store'
import { readModels } from '@titian/read-models'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { importsAtWork, type ImportsAtWork } from '../imports/test-imports.ts'
import { byMail } from './by-mail.ts'
import { byWebhook, signatureOf } from './by-webhook.ts'
import { sendDigests } from './send-digests.ts'
import { openGateway, openMailServer } from './test-receivers.ts'

const secret = 'a-secret-of-the-city'
const firm = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
const foreign = { uscc: '914104219072854973', name: '宝丰秋水材料有限公司' }

let city: ImportsAtWork
let mail: Awaited<ReturnType<typeof openMailServer>>
let gateway: Awaited<ReturnType<typeof openGateway>>
const logged: string[] = []
let now = new Date('2021-11-30T02:00:00Z')

beforeAll(async () => {
  ;[city, mail, gateway] = await Promise.all([importsAtWork(), openMailServer(), openGateway()])
  const officer = (code: string, account: string) => [
    {
      stream: `officer-${code}`,
      type: 'OfficerListed',
      data: { officer: code, person: crypto.randomUUID(), unit: '410422' },
    },
    { stream: `officer-${code}`, type: 'OfficerAccountLinked', data: { account } },
  ]
  const demand = { category: 'N9', text: '请打 13700001234', channel: 'visit', officer: 'KJ001' }
  const nextStep = { action: '联系王芳 13700001234', due: '2021-12-10' }
  const events = [
    ...officer('KJ001', 'chentao'),
    { stream: `assignment-${firm.uscc}`, type: 'OfficerAssigned', data: { ...firm, officer: 'KJ001' } },
    { stream: 'demand-1', type: 'DemandRaised', data: { ...firm, ...demand, nextStep } },
    { stream: 'demand-2', type: 'DemandRaised', data: { ...foreign, ...demand, nextStep } },
  ]
  await city.store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: crypto.randomUUID(), content: {} },
    events: events.map((event) => ({ ...event, schema: 1, occurredOn: '2021-06-01' })),
  })
  await fixDay('2021-11-30')
  await catchUp()
})

afterAll(async () => {
  await Promise.all([city.close(), mail.close(), gateway.close()])
})

beforeEach(async () => {
  await sql`delete from digest`.execute(city.db)
  mail.mails.length = 0
  gateway.received.length = 0
  logged.length = 0
  mail.refuse(false)
  mail.hangUp(false)
  gateway.answer(204)
  now = new Date('2021-11-30T02:00:00Z')
})

async function fixDay(day: string) {
  await city.store.append({
    journal: '4104',
    actor: 'planner',
    command: { id: crypto.randomUUID(), content: {} },
    events: [{ stream: 'calendar-4104', type: 'BusinessDayFixed', schema: 1, data: { day }, occurredOn: day }],
  })
}

async function catchUp(): Promise<void> {
  for (const model of readModels) while ((await follow(city.context.db, { ...model, journal: '4104' })) !== 0);
}

async function wants(change: { channel: 'email' | 'webhook'; hour?: number; daysOff?: boolean }): Promise<void> {
  const { channel, hour = 8, daysOff = false } = change
  await sql`
    insert into digest_setting (journal, account, enabled, channel, hour, quiet_from, quiet_until, days_off, email)
    values ('4104', 'chentao', true, ${channel}, ${hour}, 20, 8, ${daysOff}, 'chentao@example.cn')
    on conflict (journal, account) do update
    set channel = excluded.channel, hour = excluded.hour, days_off = excluded.days_off`.execute(city.db)
}

/** A worker of its own: what it does when it looks once. */
function worker() {
  const carriers = {
    email: byMail({ smtpUrl: mail.smtpUrl, from: 'titian@example.cn' }),
    webhook: byWebhook({ url: gateway.url, secret }, () => now),
  }
  const job = sendDigests(carriers, () => now)
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
  return {
    pending: () => job.pending(city.context.db),
    look: async () => {
      for (const id of await job.pending(city.context.db)) await job.run({ id }, { ...city.context, log })
    },
  }
}

const states = async () => {
  const { rows } = await sql<{ day: string; state: string; attempts: number }>`
    select day::text, state, attempts from digest order by day`.execute(city.db)
  return rows
}

const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000))

test('a digest goes by mail, once a day, in counts and with the names of one’s own firms alone', async () => {
  await wants({ channel: 'email' })
  await worker().look()
  await worker().look()
  expect(mail.mails).toHaveLength(1)
  const [said = ''] = mail.mails
  const text = Buffer.from(said.split('\r\n\r\n').slice(1).join(''), 'base64').toString()
  expect(text).toContain('待办 3 项')
  expect(text).toContain(firm.name)
  expect(text).not.toContain(foreign.name)
  expect(text).not.toContain('1370000')
  expect(await states()).toEqual([{ day: '2021-11-30', state: 'sent', attempts: 1 }])
})

test('two workers that look at the same time send once', async () => {
  await wants({ channel: 'webhook' })
  await Promise.all([worker().look(), worker().look(), worker().look()])
  expect(gateway.received).toHaveLength(1)
})

test('whoever receives it can check who sent it', async () => {
  await wants({ channel: 'webhook' })
  await worker().look()
  const [{ body, headers } = { body: '', headers: {} }] = gateway.received
  const timestamp = String(headers['x-titian-timestamp'])
  expect(headers['x-titian-signature']).toBe(`sha256=${signatureOf(secret, timestamp, body)}`)
  expect(timestamp).toBe(String(now.getTime() / 1000))
  expect(JSON.parse(body)).toMatchObject({
    delivery: headers['x-titian-delivery'],
    account: 'chentao',
    headline: '待办 3 项，其中逾期 2 项。',
  })
})

test('what was refused is tried again ever more slowly within the day, and then given up, and nothing personal is logged', async () => {
  await wants({ channel: 'email' })
  mail.refuse(true)
  await worker().look()
  await worker().look()
  expect(await states()).toEqual([{ day: '2021-11-30', state: 'open', attempts: 1 }])
  later(1)
  await worker().look()
  later(1)
  await worker().look()
  expect(await states()).toMatchObject([{ state: 'open', attempts: 2 }])
  for (let each = 0; each < 8; each += 1) {
    later(64)
    await worker().look()
  }
  expect(await states()).toMatchObject([{ state: 'failed', attempts: 8 }])
  expect(logged.at(-1)).toContain('given up')
  expect(logged.join()).not.toMatch(/chentao|example\.cn|春雷/)
  mail.refuse(false)
  await worker().look()
  expect(mail.mails).toEqual([])
})

test('what may have arrived is not sent again, and neither is what a worker left that died', async () => {
  await wants({ channel: 'email' })
  mail.hangUp(true)
  await worker().look()
  later(120)
  await worker().look()
  expect(mail.mails).toHaveLength(1)
  expect(await states()).toMatchObject([{ state: 'unknown' }])
  await sql`update digest set state = 'sending', sending_at = ${now}`.execute(city.db)
  await worker().look()
  expect(await states()).toMatchObject([{ state: 'sending' }])
  later(10)
  await worker().look()
  expect(await states()).toMatchObject([{ state: 'unknown' }])
  expect(logged.at(-1)).toContain('was not sent')
  expect(mail.mails).toHaveLength(1)
})

test('before its hour, in quiet hours, on days off and once put aside, nobody is told', async () => {
  await wants({ channel: 'webhook', hour: 11 })
  expect(await worker().pending()).toEqual([])
  later(60)
  expect(await worker().pending()).toHaveLength(1)
  now = new Date('2021-11-30T12:00:00Z')
  expect(await worker().pending()).toEqual([])
  now = new Date('2021-12-04T04:00:00Z')
  await fixDay('2021-12-04')
  expect(await worker().pending()).toEqual([])
  await wants({ channel: 'webhook', daysOff: true })
  expect(await worker().pending()).toHaveLength(1)
  await sql`
    insert into digest (journal, account, day, next_at, dismissed_at)
    values ('4104', 'chentao', '2021-12-04', ${now}, ${now})`.execute(city.db)
  expect(await worker().pending()).toEqual([])
  await fixDay('2021-11-30')
})

test('a day that ended before it could be sent is given up, and says so', async () => {
  await wants({ channel: 'webhook' })
  gateway.answer(503)
  await worker().look()
  expect(await states()).toMatchObject([{ state: 'open', attempts: 1 }])
  await fixDay('2021-12-01')
  gateway.answer(204)
  await worker().look()
  expect(await states()).toMatchObject([
    { day: '2021-11-30', state: 'failed' },
    { day: '2021-12-01', state: 'sent' },
  ])
  await fixDay('2021-11-30')
})
