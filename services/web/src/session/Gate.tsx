import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AskFailed } from '../app/Asked.tsx'
import { isRefusal, type Refusal } from '../app/refusal.ts'
import { words } from '../words/words.ts'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'
import { Entrance } from './Entrance.tsx'
import { IdleLock } from './IdleLock.tsx'
import { SessionContext, sessionQuery } from './session.ts'
import { SignInPage } from './SignInPage.tsx'
import './session.css'

/** Lets in who is signed in; the address stays, so that a link sent by a colleague opens after signing in. */
export function Gate({ children }: { children: ReactNode }) {
  const asked = useQuery({ ...sessionQuery, retry: (failures, error) => !isRefusal(error, 401) && failures < 2 })

  if (asked.data === undefined) {
    if (asked.isPending) return <p className="splash">{words.app.loading}</p>
    if (isRefusal(asked.error, 401)) return <SignInPage why={whyOut(asked.error)} />
    return <AskFailed error={asked.error} retry={() => void asked.refetch()} />
  }
  return (
    <SessionContext value={asked.data}>
      {asked.data.mustChangePassword ? (
        <Entrance title={words.session.mustChange}>
          <p className="quiet">{words.session.mustChangeWhy}</p>
          <ChangePasswordForm />
        </Entrance>
      ) : (
        children
      )}
      <IdleLock />
    </SessionContext>
  )
}

/** Nothing to explain to someone who opens the page for the first time. */
function whyOut({ problem }: Refusal): string | undefined {
  return problem.type === 'not-signed-in' ? undefined : problem.title
}
