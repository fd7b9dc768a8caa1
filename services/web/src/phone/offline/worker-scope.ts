/** As much of a service worker as ours needs; the types of pages and of workers do not go together. */
export interface WorkerScope {
  addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void
  skipWaiting: () => Promise<void>
  readonly clients: { claim: () => Promise<void> }
}

interface WorkerEvent {
  readonly data?: unknown
  readonly request: Request
  waitUntil: (work: Promise<unknown>) => void
  respondWith: (answer: Promise<Response>) => void
}
