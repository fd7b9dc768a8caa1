import type { WorkerScope } from './offline/worker-scope.ts'

/**
 * Keeps the phone's page for offline: its code and nothing else. What people wrote lies in IndexedDB, which this worker
 * does not know, so that no update can touch it. A worker of our own and not a library's: it must keep only the phone's
 * part of a build that it shares with the desk, its rules are three, and each is a few lines.
 */

declare const self: WorkerScope

/** Written by the build: what the page is made of, and what tells this build from another. */
const kept: { readonly version: string; readonly files: readonly string[] } = JSON.parse('__PHONE_FILES__')
const page = '/m/'
const prefix = 'titian-phone-'
const name = `${prefix}${kept.version}`

self.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(name)
    await cache.addAll(kept.files.map((file) => new Request(file, { cache: 'reload' })))
  }
  event.waitUntil(keep())
})

self.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const other of await caches.keys()) {
      if (other.startsWith(prefix) && other !== name) await caches.delete(other)
    }
    await self.clients.claim()
  }
  event.waitUntil(clean())
})

// Only when its user says so: never over a form in hand.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  const file = request.mode === 'navigate' && pathname.startsWith(page) ? page : pathname
  if (!kept.files.includes(file)) return
  const answer = async () => (await (await caches.open(name)).match(file)) ?? fetch(request)
  event.respondWith(answer())
})
