import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { canonicalJson, createEventStore, openDatabase } from '@titian/event-store'
import { visitStream } from '@titian/domain'
import { sql } from 'kysely'
import type { FieldOfficer } from './field.ts'

/** A phone that was offline for days: what it holds, and what it was told of it. */
export interface FleetDevice {
  readonly officer: FieldOfficer
  readonly device: string
  readonly items: readonly FleetItem[]
  /** Receipts as they came, by the item's id: one that differs from the first is kept too. */
  readonly receipts: Map<string, Set<string>>
  readonly complaints: string[]
}

interface FleetItem {
  readonly id: string
  readonly visit: string
  readonly deviceSeq: number
  readonly type: 'log-visit'
  readonly payload: object
  readonly payloadHash: string
  readonly capturedAt: string
}

const daysOffline = 7
const dayMs = 86_400_000
const patienceMs = 600_000

/** Visits of the last days to the officer's own firms, in the order in which a phone has numbered them. */
export function packDevice(officer: FieldOfficer, visits: number, now = new Date()): FleetDevice {
  const items = Array.from({ length: visits }, (_, index): FleetItem => {
    const ago = daysOffline * dayMs * (1 - index / visits)
    const capturedAt = new Date(now.getTime() - ago)
    const firm = officer.firms[index % officer.firms.length]
    const visit = randomUUID()
    const payload = {
      firms: [{ visit, ...firm }],
      on: new Date(capturedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      mode: 'on-site',
      purposes: ['policy'],
      results: ['no-demand'],
      note: `企业反映研发费用归集有困难，约定下次再来（${index + 1}）`,
    }
    return {
      id: randomUUID(),
      visit,
      deviceSeq: index + 1,
      type: 'log-visit',
      payload,
      payloadHash: hashOf(payload),
      capturedAt: capturedAt.toISOString(),
    }
  })
  return { officer, device: randomUUID(), items, receipts: new Map(), complaints: [] }
}

function hashOf(payload: object): string {
  const text = canonicalJson(payload, 'payload')
  if (typeof text !== 'string') throw new Error(`The payload has ${text.what}`)
  return createHash('sha256').update(text).digest('hex')
}

interface Sending {
  readonly address: string
  readonly batch: number
  /** How likely a request is broken off in the middle, as when the phone is killed: what it would have been told is lost. */
  readonly killed: number
}

interface Receipt {
  readonly id: string
  readonly result: string
  readonly receipt: string | null
  readonly reason?: string
}

/** Sends all that a device holds until each has its receipt, whatever is killed meanwhile. Answers how long it took. */
export async function syncDevice(device: FleetDevice, { address, batch, killed }: Sending): Promise<number> {
  const began = performance.now()
  let cookie = await untilAnswered(() => signIn(address, device.officer))
  for (;;) {
    const waiting = device.items.filter(({ id }) => !device.receipts.has(id))
    if (waiting.length === 0) return performance.now() - began
    try {
      const answer = await send(address, cookie, device, waiting.slice(0, batch), killed)
      if (answer === 'signed-out') cookie = await untilAnswered(() => signIn(address, device.officer))
      else for (const receipt of answer) note(device, receipt)
    } catch {
      await sleep(50 + 250 * Math.random())
    }
  }
}

function note(device: FleetDevice, { id, result, receipt, reason }: Receipt): void {
  if ((result === 'accepted' || result === 'duplicate') && receipt !== null) {
    device.receipts.set(id, (device.receipts.get(id) ?? new Set()).add(receipt))
  } else {
    device.complaints.push(`${result}: ${reason ?? ''}`)
    device.receipts.set(id, new Set([result]))
  }
}

async function send(
  address: string,
  cookie: string,
  { device, items }: FleetDevice,
  batch: readonly FleetItem[],
  killed: number,
): Promise<readonly Receipt[] | 'signed-out'> {
  const dying =
    Math.random() < killed ? AbortSignal.timeout(Math.round(5 + 150 * Math.random())) : AbortSignal.timeout(30_000)
  const response = await fetch(`${address}/api/sync/commands`, {
    method: 'POST',
    signal: dying,
    headers: { 'content-type': 'application/json', cookie, 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      device,
      sentAt: new Date().toISOString(),
      lastSeq: items.length,
      holding: items.map(({ deviceSeq }) => deviceSeq),
      items: batch.map(({ visit: _visit, ...item }) => item),
    }),
  })
  if (response.status === 401) return 'signed-out'
  if (!response.ok) {
    await sleep(1000 * Number(response.headers.get('retry-after') ?? 0.2) * Math.random())
    throw new Error(`${response.status} ${await response.text()}`)
  }
  const answer: { items: readonly Receipt[] } = JSON.parse(await response.text())
  return answer.items
}

async function signIn(address: string, { account, password }: FieldOfficer): Promise<string> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  })
  if (!response.ok) throw new Error(`${account} could not sign in: ${response.status}`)
  return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask()
    } catch {
      await sleep(100 + 300 * Math.random())
    }
  }
}

/** What is wrong with what became of a fleet's visits: lost, twice, or told two things. Nothing, if all is well. */
export async function fleetFaults(databaseUrl: string, devices: readonly FleetDevice[]): Promise<readonly string[]> {
  const { db, pool } = openDatabase<unknown>(databaseUrl, { poolSize: 2 })
  try {
    const store = createEventStore(pool)
    const faults = devices.flatMap(({ complaints }) => complaints)
    for (const { items, receipts } of devices) {
      const streams = await store.readStreams(
        '4104',
        items.map(({ visit }) => visitStream(visit)),
      )
      for (const { id, visit, deviceSeq } of items) {
        const events = streams.get(visitStream(visit)) ?? []
        const told = [...(receipts.get(id) ?? [])]
        if (events.length !== 1) faults.push(`Visit ${deviceSeq} is in the log ${events.length} times`)
        if (told.length !== 1) faults.push(`Visit ${deviceSeq} was told ${told.join(' and ') || 'nothing'}`)
        if (told[0] !== `4104-${events[0]?.position}`) faults.push(`Visit ${deviceSeq} was told ${told[0]}`)
      }
    }
    return faults
  } finally {
    await db.destroy()
  }
}

/** How many of them the visit log shows, each once. */
export async function visitsShown(databaseUrl: string, devices: readonly FleetDevice[]): Promise<number> {
  const { db } = openDatabase<unknown>(databaseUrl, { poolSize: 1 })
  try {
    const visits = devices.flatMap(({ items }) => items.map(({ visit }) => visit))
    const { rows } = await sql<{ shown: number }>`
      select count(*)::int as shown from visit_1 where visit = any(${visits}) and upper_inf(known)`.execute(db)
    return rows[0]?.shown ?? 0
  } finally {
    await db.destroy()
  }
}

/** Every read model has passed the log's head. */
export async function untilCounted(databaseUrl: string): Promise<void> {
  const { db } = openDatabase<unknown>(databaseUrl, { poolSize: 1 })
  const deadline = performance.now() + patienceMs
  try {
    for (;;) {
      const { rows } = await sql<{ behind: boolean }>`
        select count(*) = 0 or bool_or(c.position < j.head) as behind
        from checkpoint c
        join journal j on j.journal = c.journal
        where c.journal = '4104'`.execute(db)
      if (rows[0]?.behind === false) return
      if (performance.now() > deadline) throw new Error('The read models did not catch up')
      await sleep(100)
    }
  } finally {
    await db.destroy()
  }
}
