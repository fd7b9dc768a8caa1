import { useEffect, useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { go, hrefOf } from '../route.ts'
import { readItem, type OutboxItem } from '../store/outbox.ts'
import { useStore } from '../store/store.ts'

/** The tick comes once it lies on the device; whether it has arrived, the list of 我的 says. */
export function SavedScreen({ id }: { id: string }) {
  const store = useStore()
  const [item, setItem] = useState<OutboxItem>()
  useEffect(() => {
    const read = async () => setItem(await readItem(store, id))
    void read()
  }, [store, id])
  return (
    <main className="screen saved">
      <p className="tick" role="status">
        <span aria-hidden="true">✓</span> {words.visit.saved}
      </p>
      <p>{item?.said.title}</p>
      <p className="quiet">{item?.seconds === undefined ? undefined : words.visit.savedIn(item.seconds)}</p>
      <div className="stack">
        <button type="button" className="primary" onClick={() => go('new')}>
          {words.visit.next}
        </button>
        <a className="button" href={hrefOf('today')}>
          {words.visit.toToday}
        </a>
      </div>
    </main>
  )
}
