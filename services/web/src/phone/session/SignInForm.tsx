import type { Session } from '@titian/contract'
import { useState, type FormEvent } from 'react'
import { phone as words } from '../../words/phone.ts'
import { ask, Refused } from '../sync/api.ts'

interface Props {
  /** Whose password is asked for, where it can be only one's. */
  readonly account?: string | undefined
  /** The session waits for its password; nobody signs in anew. */
  readonly unlock?: boolean
  readonly onDone: (session: Session) => void
}

export function SignInForm({ account: fixed, unlock = false, onDone }: Props) {
  const [account, setAccount] = useState(fixed ?? '')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setWrong(undefined)
    try {
      const path = unlock ? '/api/session/unlock' : '/api/session'
      const session = await ask<Session>(path, {
        method: 'POST',
        body: unlock ? { password } : { account, password },
      })
      if (session.mustChangePassword) setWrong(words.session.mustChange)
      else onDone(session)
    } catch (error) {
      setWrong(error instanceof Refused ? error.message : words.session.unreachable)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {unlock ? undefined : (
        <label>
          {words.session.account}
          <input
            value={account}
            readOnly={fixed !== undefined}
            onChange={({ target }) => setAccount(target.value)}
            autoComplete="username"
            autoCapitalize="none"
            required
          />
        </label>
      )}
      <label>
        {words.session.password}
        <input
          type="password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
          autoComplete="current-password"
          required
        />
      </label>
      {wrong === undefined ? undefined : <p role="alert">{wrong}</p>}
      <button type="submit" className="primary" disabled={busy}>
        {unlock ? words.session.continue : words.session.signIn}
      </button>
    </form>
  )
}
