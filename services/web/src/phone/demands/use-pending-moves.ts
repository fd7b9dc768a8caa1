import { useLive } from '../store/live.ts'
import { useStore, type Store } from '../store/store.ts'

/** Demands about which this device has something that the server has not answered yet. */
export function usePendingMoves(): ReadonlySet<string> {
  return new Set(useLive(pendingSubjects, useStore()))
}

async function pendingSubjects({ db }: Store): Promise<readonly string[]> {
  const rows = await db.outbox.where('state').anyOf('waiting', 'sending', 'held').toArray()
  return rows.flatMap(({ subject }) => subject ?? [])
}
