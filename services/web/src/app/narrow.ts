import { useSyncExternalStore } from 'react'

const phone = window.matchMedia('(max-width: 760px)')

/** A phone's width: tables give way to lists that fit. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      phone.addEventListener('change', listener)
      return () => phone.removeEventListener('change', listener)
    },
    () => phone.matches,
  )
}
