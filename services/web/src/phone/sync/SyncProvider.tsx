import type { Session } from '@titian/contract'
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { isAttended } from '../session/idle-lock.ts'
import { useLive } from '../store/live.ts'
import { reopening } from '../store/database.ts'
import { useStore, type Store } from '../store/store.ts'
import { ask } from './api.ts'
import { readSession } from './read-session.ts'
import { createSync, type SyncEngine, type SyncStatus } from './engine.ts'

const SyncContext = createContext<SyncEngine | undefined>(undefined)

/** Sends and fetches as long as the screens are open. */
export function SyncProvider({ store, children }: { store: Store; children: ReactNode }) {
  const [engine] = useState(() => createSync(store, isAttended))
  useEffect(() => {
    void keepSession(store)
    return engine.start()
  }, [store, engine])
  return <SyncContext value={engine}>{children}</SyncContext>
}

export function useSync(): SyncEngine {
  const engine = use(SyncContext)
  if (!engine) throw new Error('A screen asked for the sync outside of it')
  return engine
}

export function useSyncStatus(): SyncStatus {
  const engine = useSync()
  return useSyncExternalStore(engine.subscribe, engine.read)
}

/** Who is signed in and which day it is, as last known. */
export function useKnownSession(): Session | undefined {
  const store = useStore()
  return useLive(readSession, store)
}

export async function keepSession(store: Store, known?: Session): Promise<void> {
  const session = known ?? (await ask<Session>('/api/session', { unattended: true }).catch(() => undefined))
  if (session?.account === store.account) {
    await reopening(store.db, () => store.db.meta.put({ key: 'session', value: session }))
  }
}
