import { useEffect, useRef } from 'react'

const idleMs = 15 * 60_000
const signs = ['pointerdown', 'keydown', 'touchstart'] as const
let activeAt = Date.now()

for (const sign of signs) window.addEventListener(sign, () => (activeAt = Date.now()), { passive: true })

/** Someone who touched nothing for a minute may be gone: what is sent then does not keep the session awake. */
export function isAttended(): boolean {
  return document.visibilityState === 'visible' && Date.now() - activeAt < 60_000
}

/** Locks after a while without a touch; also a while that the phone spent asleep. */
export function useIdleLock(lock: () => void): void {
  const latest = useRef(lock)
  useEffect(() => {
    latest.current = lock
  })
  useEffect(() => {
    const look = () => {
      if (Date.now() - activeAt > idleMs) latest.current()
    }
    const timer = setInterval(look, 10_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
}
