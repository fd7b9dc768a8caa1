type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

/** How each route of the phones is asked; `photo` is the hash of one that may be there. */
export function syncSamples(photo: string) {
  return {
    'POST /api/sync/commands': () => ({
      url: '/api/sync/commands',
      body: { device: crypto.randomUUID(), sentAt: '2026-11-24T02:00:00Z', items: [] },
    }),
    'PUT /api/sync/blobs/:sha256': () => ({ url: `/api/sync/blobs/${photo}?offset=0&size=1` }),
    'GET /api/sync/blobs/:sha256/received': () => ({ url: `/api/sync/blobs/${photo}/received` }),
    'GET /api/sync/blobs/:sha256': () => ({ url: `/api/sync/blobs/${photo}` }),
    'GET /api/sync/changes': () => ({ url: '/api/sync/changes' }),
    'GET /api/sync/devices': () => ({ url: '/api/sync/devices' }),
    'POST /api/sync/dialled': (_, firm) => ({
      url: '/api/sync/dialled',
      body: { firms: [{ uscc: firm, at: '2026-11-24T02:00:00Z' }] },
    }),
  } as const satisfies Readonly<Record<string, Ask>>
}
