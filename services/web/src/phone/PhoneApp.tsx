import { Component, useEffect, useState, type ReactNode } from 'react'
import { phone as words } from '../words/phone.ts'
import { PinScreen } from './session/PinScreen.tsx'
import { SignInForm } from './session/SignInForm.tsx'
import { Screens } from './Screens.tsx'
import { useIdleLock } from './session/idle-lock.ts'
import { keepAccount, openStore, readAccount, StoreContext, type Store } from './store/store.ts'
import { SyncProvider } from './sync/SyncProvider.tsx'

export function PhoneApp() {
  return (
    <Crash>
      <Entrance />
    </Crash>
  )
}

/** Whoever was here last may go on, network or not; who was never here must sign in once. */
function Entrance() {
  const [account, setAccount] = useState(readAccount)
  const [store, setStore] = useState<Store>()

  useEffect(() => {
    if (account === undefined) return
    let current = true
    const open = async () => {
      const opened = await openStore(account)
      if (current) setStore(opened)
    }
    void open()
    return () => {
      current = false
    }
  }, [account])

  const enter = (next: string) => {
    keepAccount(next)
    setAccount(next)
  }
  const leave = () => {
    keepAccount(undefined)
    setStore(undefined)
    setAccount(undefined)
  }

  if (account === undefined) {
    return (
      <main className="entrance">
        <h1>{words.name}</h1>
        <p>{words.session.firstTime}</p>
        <SignInForm onDone={({ account: next }) => enter(next)} />
      </main>
    )
  }
  if (!store) return <p className="splash">{words.loading}</p>
  return (
    <StoreContext value={store}>
      <Unlocked store={store} leave={leave} />
    </StoreContext>
  )
}

function Unlocked({ store, leave }: { store: Store; leave: () => void }) {
  const [isLocked, setLocked] = useState(store.vault.isLocked)
  const lock = () => {
    store.vault.lock()
    setLocked(store.vault.isLocked)
  }
  useIdleLock(lock)
  if (isLocked) return <PinScreen onDone={() => setLocked(false)} />
  return (
    <SyncProvider key={store.account} store={store}>
      <Screens leave={leave} lock={lock} />
    </SyncProvider>
  )
}

interface CrashProps {
  readonly children: ReactNode
}

/** What was typed lies on the device already: the page may be loaded again. */
class Crash extends Component<CrashProps, { readonly crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true }
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    return (
      <main className="entrance" role="alert">
        <p>{words.crashed}</p>
        <button type="button" className="primary" onClick={() => location.reload()}>
          {words.reopen}
        </button>
      </main>
    )
  }
}
