import { useEffect, useState } from 'react'

const key = 'titian.active'
const warningSeconds = 60
/** Someone who reads for a minute without a touch is still there. */
const attendedMs = 60_000
const signs = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Seconds until the lock, once they are few, else undefined; 0 when it is time. Tabs share the last sign of life,
 * so that working in one does not lock another.
 */
export function useIdleSeconds(minutes: number): number | undefined {
  const [left, setLeft] = useState<number | undefined>(undefined)

  useEffect(() => {
    markActive()
    const timer = setInterval(() => setLeft(secondsLeft(readActive(), Date.now(), minutes)), 1000)
    for (const sign of signs) window.addEventListener(sign, markActive, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, markActive)
    }
  }, [minutes])

  return left
}

export function secondsLeft(active: number, now: number, minutes: number): number | undefined {
  const left = Math.ceil((active + minutes * 60_000 - now) / 1000)
  return left > warningSeconds ? undefined : Math.max(0, left)
}

export function markActive(): void {
  localStorage.setItem(key, String(Date.now()))
}

/** What a page asks by itself while nobody is there must not keep the session awake. */
export function isUnattended(): boolean {
  return Date.now() - readActive() > attendedMs
}

function readActive(): number {
  return Number(localStorage.getItem(key) ?? Date.now())
}
