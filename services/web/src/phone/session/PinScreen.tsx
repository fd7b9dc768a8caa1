import { useState, type FormEvent } from 'react'
import { phone as words } from '../../words/phone.ts'
import { useStore } from '../store/store.ts'
import { unlockWith } from './pin.ts'

export function PinScreen({ onDone }: { onDone: () => void }) {
  const store = useStore()
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState<string>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const tried = await unlockWith(store, pin)
    setPin('')
    if (tried.outcome === 'open') onDone()
    else setWrong(tried.outcome === 'wrong' ? words.pin.wrong(tried.left) : words.pin.paused(tried.seconds))
  }

  return (
    <main className="entrance">
      <h1>{words.pin.title}</h1>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <label>
          {words.pin.pin}
          <input
            type="password"
            inputMode="numeric"
            value={pin}
            onChange={({ target }) => setPin(target.value)}
            autoComplete="off"
            autoFocus
            required
          />
        </label>
        {wrong === undefined ? undefined : <p role="alert">{wrong}</p>}
        <button type="submit" className="primary">
          {words.pin.unlock}
        </button>
      </form>
    </main>
  )
}
