import { useSyncExternalStore } from 'react'

window.addEventListener('hashchange', () => window.scrollTo(0, 0))

/** Where one is, behind the #: the address itself stays the one page that is kept for offline. */
export function useRoute(): readonly string[] {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent)
}

export function go(...path: readonly string[]): void {
  location.hash = hrefOf(...path)
}

/** Instead of what is shown: going back does not lead to it again. */
export function goInstead(...path: readonly string[]): void {
  history.replaceState(null, '', hrefOf(...path))
  window.dispatchEvent(new Event('hashchange'))
}

export function hrefOf(...path: readonly string[]): string {
  return `#/${path.map(encodeURIComponent).join('/')}`
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
