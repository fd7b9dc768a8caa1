import type { EdgeRefusal } from '@titian/contract'
import { sql, type Kysely } from 'kysely'
import { loadAccount } from '../accounts/account-log.ts'
import { recordAccess } from '../access/record-access.ts'
import type { Shell } from '../shell.ts'
import { isPassword } from './password-hashes.ts'
import { beginAttempt, forgetAttempt } from './sign-in-failures.ts'

interface Asking {
  readonly id: string
  readonly ip: string
}

export interface Opened {
  readonly credential: string
}

/** Looks whether a password opens an account, counting what fails: for signing in, unlocking and changing it. */
export async function checkPassword(
  shell: Shell,
  request: Asking,
  account: string,
  password: string,
): Promise<Opened | EdgeRefusal> {
  const { db, store, journal } = shell
  const attempt = await beginAttempt(db, journal, account, request.ip, shell.clock())
  const { account: known } = await loadAccount(store, journal, account)
  // What is no account of ours may be a password in the wrong field: it is not written down.
  const name = known.status === 'absent' ? undefined : account
  const failed = async (refusal: EdgeRefusal): Promise<EdgeRefusal> => {
    const data = { address: request.ip, failures: attempt.failures }
    if (isWorthKeeping(attempt.failures)) await recordAccess(shell, request, name, { type: 'SignInFailed', data })
    if (attempt.beginsPauseOf !== undefined) {
      const pause = { address: request.ip, minutes: attempt.beginsPauseOf }
      await recordAccess(shell, request, name, { type: 'SignInBraked', data: pause })
    }
    return refusal
  }
  // Of those whom the pause keeps out there is no end: the journal has its beginning.
  if (attempt.refusal?.refused === 'SignInBraked') return attempt.refusal
  if (attempt.refusal) return failed(attempt.refusal)
  const hash = known.status === 'open' ? await hashOf(db, known.credential) : undefined
  const right = await isPassword(hash, password)
  if (typeof right === 'object') return right
  if (!right || known.status !== 'open') return failed({ refused: 'SignInFailed' })
  await forgetAttempt(db, attempt, shell.clock())
  return { credential: known.credential }
}

async function hashOf(db: Kysely<unknown>, credential: string): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string }>`select hash from credential where id = ${credential}`.execute(db)
  return rows[0]?.hash
}

function isWorthKeeping(failures: number): boolean {
  return failures === 1 || failures === 6 || (failures >= 10 && /^[15]0+$/.test(String(failures)))
}
