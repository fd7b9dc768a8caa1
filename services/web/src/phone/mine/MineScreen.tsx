import { useState, useSyncExternalStore } from 'react'
import { phone as words } from '../../words/phone.ts'
import { onOffline, readOffline } from '../offline/offline.ts'
import { hrefOf } from '../route.ts'
import { forgetDevice } from '../store/device.ts'
import { useLive } from '../store/live.ts'
import { readItems, type OutboxItem } from '../store/outbox.ts'
import { countPhotos, type PhotoCount } from '../store/photos.ts'
import { useStore, type Store } from '../store/store.ts'
import { ask } from '../sync/api.ts'
import { whenOf } from '../today.ts'
import { SyncPill } from '../today/SyncPill.tsx'
import { Chips } from '../visit/Chips.tsx'
import { exportItems, isUnsent } from './export-unsent.ts'
import { PinField } from './PinField.tsx'
import { readTypeSize, setTypeSize, type TypeSize } from './type-size.ts'

interface Props {
  readonly leave: () => void
  readonly lock: () => void
}

export function MineScreen({ leave, lock }: Props) {
  const store = useStore()
  const { why } = useSyncExternalStore(onOffline, readOffline)
  const items = useLive(readItems, store) ?? []
  const photos = useLive(countPhotos, store)
  const synced = useLive(syncedAt, store)
  const storage = useLive(storageWords, store)
  const [size, setSize] = useState<TypeSize>(readTypeSize)
  const unsent = items.filter(isUnsent)

  return (
    <>
      <header className="head">
        <h1>{words.mine.title}</h1>
        <SyncPill />
      </header>
      <h2>{words.mine.outbox}</h2>
      <ul className="cards">
        {items.map((item) => (
          <li key={item.id}>
            <a href={hrefOf('mine', item.id)}>
              <strong>{item.said.title}</strong>
              <State item={item} photos={photos?.get(item.id)} />
            </a>
          </li>
        ))}
        {items.length === 0 ? <li className="quiet">{words.mine.nothing}</li> : undefined}
      </ul>
      <p className="quiet">{words.mine.kept}</p>
      {unsent.length > 0 ? (
        <button type="button" onClick={() => void exportItems(store, isUnsent)}>
          {words.mine.exportUnsent(unsent.length)}
        </button>
      ) : undefined}

      <h2>{words.mine.type}</h2>
      <Chips
        name={words.mine.type}
        choices={[
          { value: 'usual', name: words.mine.types.usual },
          { value: 'elder', name: words.mine.types.elder },
        ]}
        chosen={[size]}
        onChoose={(next: TypeSize) => {
          setTypeSize(next)
          setSize(next)
        }}
      />
      <h2>{words.pin.set}</h2>
      <PinField lock={lock} />

      <h2>{words.mine.here}</h2>
      <dl className="facts">
        <dt>{words.mine.account}</dt>
        <dd>{store.account}</dd>
        <dt>{words.mine.device}</dt>
        <dd className="number">{store.device}</dd>
        <dt>{words.mine.lastSync}</dt>
        <dd>{synced === undefined ? words.pill.never : whenOf(synced)}</dd>
        <dt>{words.mine.storage}</dt>
        <dd>{storage ?? words.loading}</dd>
      </dl>
      {why === undefined ? undefined : <p className="hint">{why}</p>}
      <SignOut unsent={unsent} leave={leave} />
    </>
  )
}

export function State({ item, photos }: { item: OutboxItem; photos: PhotoCount | undefined }) {
  const { state, receipt, reason } = item
  return (
    <span className={`state ${state}`}>
      <span className="mark">{words.mine.states[state]}</span>
      {receipt === undefined ? undefined : <span className="number"> {words.mine.receipt(receipt)}</span>}
      {photos ? <span> {words.mine.photos(photos.sent, photos.all)}</span> : undefined}
      {photos && photos.refused.length > 0 ? (
        <span className="reason">{words.mine.photosRefused(photos.refused.length)}</span>
      ) : undefined}
      {reason === undefined || receipt !== undefined ? undefined : <span className="reason">{reason}</span>}
    </span>
  )
}

async function syncedAt({ db }: Store): Promise<string | undefined> {
  const value = (await db.meta.get('synced'))?.value
  return typeof value === 'string' ? value : undefined
}

/** What the browser says of keeping it, and how much it is. */
async function storageWords(_of: Store): Promise<string> {
  const persisted = (await navigator.storage?.persisted?.()) ?? false
  const { usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  const kept = persisted ? words.mine.persisted : words.mine.notPersisted
  return `${kept} · ${words.mine.usage((usage / 1_000_000).toFixed(1))}`
}

/** Refused while something is here and nowhere else, unless it was handed over as a file. */
function SignOut({ unsent, leave }: { unsent: readonly OutboxItem[]; leave: () => void }) {
  const store = useStore()
  const [refused, setRefused] = useState(false)
  const kept = unsent.filter(({ exportedAt }) => exportedAt === undefined)

  const signOut = async () => {
    if (kept.length > 0) return setRefused(true)
    await ask('/api/session', { method: 'DELETE' }).catch(() => undefined)
    await store.db.delete()
    forgetDevice(store.account)
    leave()
  }
  return (
    <>
      {refused && kept.length > 0 ? <p role="alert">{words.mine.signOutRefused(kept.length)}</p> : undefined}
      <p className="quiet">{words.mine.signOutSure}</p>
      <button type="button" className="danger" onClick={() => void signOut()}>
        {words.mine.signOut}
      </button>
    </>
  )
}
