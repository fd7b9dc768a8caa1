import { isRefusal } from '../app/refusal.ts'

/**
 * Why the page is covered until the password is given again: nobody worked for a while (the session waits for its
 * password), or the api no longer knows us (a new sign-in). What was typed stays where it is.
 */
export type Lock = 'open' | 'idle' | 'ended'

let lock: Lock = 'open'
const listeners = new Set<() => void>()

export function setLock(next: Lock): void {
  if (lock === next) return
  lock = next
  for (const listener of listeners) listener()
}

/** Hears every failed request: some of them say that the page must be covered. */
export function lockOn(error: unknown): void {
  if (!isRefusal(error, 401)) return
  if (error.problem.type === 'session-locked') setLock('idle')
  if (error.problem.type === 'session-ended' || error.problem.type === 'not-signed-in') setLock('ended')
}

export function readLock(): Lock {
  return lock
}

export function onLock(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
