import { phone as words } from '../../words/phone.ts'
import { useLive } from '../store/live.ts'
import { useStore, type Store } from '../store/store.ts'
import { useSync, useSyncStatus } from '../sync/SyncProvider.tsx'
import { whenOf } from '../today.ts'

/** How it stands with what was written here, in a word and a mark; a tap sends at once. */
export function SyncPill() {
  const sync = useSync()
  const { phase, stopped } = useSyncStatus()
  const counts = useLive(countOutbox, useStore())
  if (!counts) return undefined
  const { waiting, attention, synced } = counts
  const kind = attention > 0 ? 'attention' : waiting > 0 ? 'waiting' : 'done'
  const said = [
    attention > 0 ? words.pill.attention(attention) : '',
    waiting > 0 ? words.pill.waiting(waiting) : '',
    attention + waiting === 0 ? (synced === undefined ? words.pill.never : words.pill.done(whenOf(synced))) : '',
  ].filter((part) => part !== '')
  return (
    <div className="pill-box">
      <button type="button" className={`pill ${kind}`} onClick={sync.poke} title={words.pill.syncNow}>
        <span aria-hidden="true">{kind === 'done' ? '✓' : kind === 'waiting' ? '↑' : '!'}</span>
        <span role="status">{said.join(' · ')}</span>
      </button>
      {phase === 'sending' && waiting > 0 ? <span className="quiet">{words.pill.sending}</span> : undefined}
      {stopped === 'no-answer' ? <span className="quiet">{words.pill.noAnswer}</span> : undefined}
    </div>
  )
}

async function countOutbox({ db }: Store) {
  const [waiting, attention, synced] = await Promise.all([
    db.outbox.where('state').anyOf('waiting', 'sending', 'held').count(),
    db.outbox.where('state').anyOf('review', 'rejected').count(),
    db.meta.get('synced'),
  ])
  return { waiting, attention, synced: typeof synced?.value === 'string' ? synced.value : undefined }
}
