import { phone as words } from '../../words/phone.ts'

/** Whether the page can be opened without a network, and whether a newer one waits. */
export interface Offline {
  /** One sentence on why it cannot; undefined where it can. */
  readonly why: string | undefined
  readonly update: 'none' | 'ready'
}

let state: Offline = { why: whyNot(), update: 'none' }
let waiting: ServiceWorker | undefined
const listeners = new Set<() => void>()

const reloadAfterMs = 2_000
const lookEveryMs = 3_600_000

export function readOffline(): Offline {
  return state
}

export function onOffline(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps the page for offline where the browser can. A newer one waits until its user says so. */
export async function startOffline(): Promise<void> {
  if (state.why !== undefined || import.meta.env.DEV) return
  try {
    const registration = await navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' })
    noteWaiting(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing
      coming?.addEventListener('statechange', () => {
        // The first of all is no update: there is nothing that it replaces.
        if (coming.state === 'installed' && navigator.serviceWorker.controller) noteWaiting(coming)
      })
    })
    setInterval(() => void registration.update().catch(() => undefined), lookEveryMs)
  } catch {
    say({ ...state, why: words.offline.failed })
  }
}

/** Takes the new one. Some browsers never tell that it took over; then the page is loaded again all the same. */
export function applyUpdate(): void {
  let reloading = false
  const reload = () => {
    if (reloading) return
    reloading = true
    location.reload()
  }
  navigator.serviceWorker.addEventListener('controllerchange', reload)
  // A worker has no origin but ours.
  waiting?.postMessage('take-over', [])
  setTimeout(reload, reloadAfterMs)
}

function noteWaiting(worker: ServiceWorker | null): void {
  if (!worker || !navigator.serviceWorker.controller) return
  waiting = worker
  say({ ...state, update: 'ready' })
}

function whyNot(): string | undefined {
  if (!globalThis.isSecureContext) return words.offline.insecure
  return 'serviceWorker' in navigator ? undefined : words.offline.noWorker
}

function say(next: Offline): void {
  state = next
  for (const listener of listeners) listener()
}
