type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

/** How each route about an officer's own day is asked. */
export const workSamples = {
  'GET /api/my-work': () => ({ url: '/api/my-work' }),
  'GET /api/enterprises/:uscc/briefing': (_, firm) => ({ url: `/api/enterprises/${firm}/briefing` }),
  'POST /api/review/kept': () => ({
    url: '/api/review/kept',
    body: { account: 'somebody', record: crypto.randomUUID(), content: 'a'.repeat(64), decision: 'reject' },
  }),
  'POST /api/review/missing': () => ({
    url: '/api/review/missing',
    body: { account: 'somebody', device: crypto.randomUUID(), reason: '试算' },
  }),
} satisfies Readonly<Record<string, Ask>>
