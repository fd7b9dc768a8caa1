import { useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { isForm } from '../entry/EntryScreen.tsx'
import { hrefOf } from '../route.ts'
import { useLive } from '../store/live.ts'
import { isEditable, isVoidable, readItems, voidItem } from '../store/outbox.ts'
import { countPhotos, dropPhoto, type PhotoCount } from '../store/photos.ts'
import { useStore } from '../store/store.ts'
import { useSync } from '../sync/SyncProvider.tsx'
import { whenOf } from '../today.ts'
import { exportItems } from './export-unsent.ts'
import { linesOf } from './item-lines.ts'
import { State } from './MineScreen.tsx'

/** One record of this device: what it says, how it stands, and what may still be done with it. */
export function ItemScreen({ id }: { id: string }) {
  const store = useStore()
  const sync = useSync()
  const items = useLive(readItems, store)
  const photos = useLive(countPhotos, store)
  const [isVoiding, setVoiding] = useState(false)
  const [reason, setReason] = useState('')
  if (!items) return <p className="splash">{words.loading}</p>
  const item = items.find((each) => each.id === id)
  if (!item) return <p className="empty">{words.mine.nothing}</p>

  const { said, capturedAt, notes = [], seq } = item
  const isDraft = item.state === 'draft'
  return (
    <>
      <a className="back" href={hrefOf('mine')}>
        ‹ {words.back}
      </a>
      <h1>{said.title}</h1>
      <State item={item} photos={photos?.get(id)} />
      {notes.map((note) => (
        <p key={note} className="hint">
          {note}
        </p>
      ))}
      <dl className="facts">
        {linesOf(item).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <RefusedPhotos item={id} refused={photos?.get(id)?.refused ?? []} />
      <p className="quiet number">{[whenOf(capturedAt), ...(seq === undefined ? [] : [seq]), id].join(' · ')}</p>
      <div className="actions">
        {isEditable(item) && isForm(said.form) ? (
          <a className="button" href={hrefOf('entry', id)}>
            {isDraft ? words.mine.continue : words.mine.edit}
          </a>
        ) : undefined}
        <button type="button" onClick={() => void exportItems(store, (each) => each.id === id)}>
          {words.mine.export}
        </button>
        {isVoidable(item) && !isVoiding ? (
          <button type="button" className="danger" onClick={() => setVoiding(true)}>
            {words.mine.void}
          </button>
        ) : undefined}
      </div>
      {isVoiding && isVoidable(item) ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void voidItem(store, id, reason.trim()).then(() => sync.poke())
          }}
        >
          <label>
            {words.mine.voidReason}
            <input value={reason} maxLength={200} required onChange={({ target }) => setReason(target.value)} />
          </label>
          <p className="quiet">{words.mine.voidNote}</p>
          <button type="submit" className="danger">
            {words.mine.void}
          </button>
        </form>
      ) : undefined}
    </>
  )
}

/** A photo that can never be taken stays here until it is handed over as a file or given up. */
function RefusedPhotos({ item, refused }: { item: string } & Pick<PhotoCount, 'refused'>) {
  const store = useStore()
  return refused.map(({ sha256, reason }, index) => (
    <p key={sha256} className="hint" role="alert">
      {words.mine.photoRefused(index + 1, reason)}{' '}
      <button type="button" onClick={() => void dropPhoto(store, item, sha256)}>
        {words.mine.dropRefused(index + 1)}
      </button>
    </p>
  ))
}
