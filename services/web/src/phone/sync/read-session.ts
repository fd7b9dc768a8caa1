import type { Session } from '@titian/contract'
import type { Store } from '../store/store.ts'

/** Who is signed in and which day it is, as last known. */
export async function readSession({ db }: Store): Promise<Session | undefined> {
  const value = (await db.meta.get('session'))?.value
  return isSession(value) ? value : undefined
}

function isSession(value: unknown): value is Session {
  return typeof value === 'object' && value !== null && 'account' in value && 'businessDay' in value
}
