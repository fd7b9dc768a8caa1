import { useState, type FormEvent } from 'react'
import { phone as words } from '../../words/phone.ts'
import { changePin } from '../session/pin.ts'
import { useStore } from '../store/store.ts'
import { canSeal } from '../store/vault.ts'

export function PinField({ lock }: { lock: () => void }) {
  const store = useStore()
  const [hasPin, setHasPin] = useState(store.vault.hasLock)
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [said, setSaid] = useState<string>()
  if (!canSeal) return <p className="quiet">{words.offline.insecure}</p>

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!/^\d{4,8}$/.test(pin)) return setSaid(words.pin.shape)
    if (pin !== again) return setSaid(words.pin.different)
    await changePin(store, pin)
    setHasPin(true)
    setPin('')
    setAgain('')
    setSaid(words.pin.done)
  }
  const remove = async () => {
    await changePin(store, undefined)
    setHasPin(false)
    setSaid(words.pin.removed)
  }

  return (
    <>
      <p className="quiet">{words.pin.why}</p>
      {hasPin ? (
        <div className="actions">
          <button type="button" onClick={lock}>
            {words.pin.lock}
          </button>
          <button type="button" onClick={() => void remove()}>
            {words.pin.remove}
          </button>
        </div>
      ) : (
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <label>
            {words.pin.pin}
            <input
              type="password"
              inputMode="numeric"
              autoComplete="off"
              value={pin}
              onChange={({ target }) => setPin(target.value)}
            />
          </label>
          <label>
            {words.pin.again}
            <input
              type="password"
              inputMode="numeric"
              autoComplete="off"
              value={again}
              onChange={({ target }) => setAgain(target.value)}
            />
          </label>
          <button type="submit">{words.pin.set}</button>
        </form>
      )}
      {said === undefined ? undefined : <p role="status">{said}</p>}
    </>
  )
}
