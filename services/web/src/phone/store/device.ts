import { newUuid } from '../../app/uuid.ts'
import type { PhoneDatabase } from './database.ts'

interface Device {
  readonly device: string
  readonly seq: number
}

const keyOf = (account: string) => `titian.phone.device.${account}`

/**
 * Who this device is, and the last number that it gave out. Both stand in two places: when the browser has thrown away
 * the database, the other still knows how far the numbers went, and the server finds what is missing.
 */
export async function readDevice(db: PhoneDatabase, account: string): Promise<Device & { readonly lost: boolean }> {
  const kept = deviceIn((await db.meta.get('device'))?.value)
  const beside = deviceIn(parsed(localStorage.getItem(keyOf(account))))
  const device = kept?.device ?? beside?.device ?? newUuid()
  const seq = Math.max(kept?.seq ?? 0, beside?.seq ?? 0)
  await writeDevice(db, account, { device, seq })
  return { device, seq, lost: !kept && (beside?.seq ?? 0) > 0 }
}

/** The next number; in the transaction that writes what it is for. */
export async function nextSeq(db: PhoneDatabase, account: string): Promise<number> {
  const kept = deviceIn((await db.meta.get('device'))?.value)
  const beside = deviceIn(parsed(localStorage.getItem(keyOf(account))))
  const seq = Math.max(kept?.seq ?? 0, beside?.seq ?? 0) + 1
  await writeDevice(db, account, { device: kept?.device ?? beside?.device ?? newUuid(), seq })
  return seq
}

/** The server knows of higher numbers: those were lost with what this device remembered. */
export async function goOnFrom(db: PhoneDatabase, account: string, seq: number): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const kept = deviceIn((await db.meta.get('device'))?.value)
    if (kept && kept.seq < seq) await writeDevice(db, account, { ...kept, seq })
  })
}

export function forgetDevice(account: string): void {
  localStorage.removeItem(keyOf(account))
}

async function writeDevice(db: PhoneDatabase, account: string, device: Device): Promise<void> {
  localStorage.setItem(keyOf(account), JSON.stringify(device))
  await db.meta.put({ key: 'device', value: device })
}

function deviceIn(value: unknown): Device | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { device, seq }: { device?: unknown; seq?: unknown } = value
  return typeof device === 'string' && typeof seq === 'number' ? { device, seq } : undefined
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
