import { useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { useStore } from '../store/store.ts'
import { keepSession, useSync, useSyncStatus } from '../sync/SyncProvider.tsx'
import { SignInForm } from './SignInForm.tsx'

/** Sending needs somebody who is signed in; everything else on the phone does not wait for it. */
export function SessionNotice() {
  const store = useStore()
  const sync = useSync()
  const { stopped, words: why } = useSyncStatus()
  const [isOpen, setOpen] = useState(false)
  if (stopped !== 'signed-out' && stopped !== 'locked-session') return undefined
  const unlock = stopped === 'locked-session'
  return (
    <aside className="notice" role="status">
      {isOpen ? (
        <>
          <p>{unlock ? words.session.unlock(store.account) : why}</p>
          <SignInForm
            account={store.account}
            unlock={unlock}
            onDone={(session) => {
              setOpen(false)
              void keepSession(store, session)
              sync.poke()
            }}
          />
          <button type="button" onClick={() => setOpen(false)}>
            {words.cancel}
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          {unlock ? words.pill.unlock : words.pill.signIn}
        </button>
      )}
    </aside>
  )
}
