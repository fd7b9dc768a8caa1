import { createContext, use } from 'react'
import { PhoneDatabase, reopening } from './database.ts'
import { readDevice } from './device.ts'
import { Vault, type PinLock } from './vault.ts'

/** What one account has on this device. */
export interface Store {
  readonly account: string
  readonly db: PhoneDatabase
  readonly vault: Vault
  readonly device: string
  /** The browser has thrown the database away since it was last open. */
  readonly lost: boolean
}

export async function openStore(account: string): Promise<Store> {
  const db = new PhoneDatabase(account)
  const { device, lost } = await reopening(db, () => readDevice(db, account))
  const lock = await readLock(db)
  // Asked for once there is something to keep; a browser may say no, and 我的 shows what it said.
  await navigator.storage?.persist?.().catch(() => false)
  return { account, db, vault: new Vault(lock), device, lost }
}

export async function readLock(db: PhoneDatabase): Promise<PinLock | undefined> {
  const value = (await db.meta.get('pin'))?.value
  return isLock(value) ? value : undefined
}

function isLock(value: unknown): value is PinLock {
  return typeof value === 'object' && value !== null && 'wrapped' in value && 'salt' in value && 'iv' in value
}

export const StoreContext = createContext<Store | undefined>(undefined)

export function useStore(): Store {
  const store = use(StoreContext)
  if (!store) throw new Error('A screen asked for the store before anybody was known')
  return store
}

const lastAccount = 'titian.phone.account'

/** Who used this device last: without a network nobody else can say who is there. */
export function readAccount(): string | undefined {
  return localStorage.getItem(lastAccount) ?? undefined
}

export function keepAccount(account: string | undefined): void {
  if (account === undefined) localStorage.removeItem(lastAccount)
  else localStorage.setItem(lastAccount, account)
}
