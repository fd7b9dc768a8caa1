import { useEffect, useRef, useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { goInstead } from '../route.ts'
import { beginItem, type Begun } from '../store/outbox.ts'
import { useStore, type Store } from '../store/store.ts'

interface Props {
  /** What is begun; undefined where this device does not carry what it is about. */
  readonly begin: (store: Store) => Promise<Begun | undefined>
}

/** Opens a draft and goes to it: from here on everything is on the device. */
export function Begin({ begin }: Props) {
  const store = useStore()
  const isAsked = useRef(false)
  const [wrong, setWrong] = useState<string>()
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    const open = async () => {
      const begun = await begin(store)
      if (begun) goInstead('entry', await beginItem(store, begun))
      else setWrong(words.firm.gone)
    }
    void open().catch((error: unknown) => {
      console.warn(error)
      setWrong(words.notSaved)
    })
  }, [store, begin])
  if (wrong === undefined) return <p className="splash">{words.loading}</p>
  return (
    <main className="screen">
      <a className="back" href="#/today">
        ‹ {words.back}
      </a>
      <p className="empty" role="alert">
        {wrong}
      </p>
    </main>
  )
}
