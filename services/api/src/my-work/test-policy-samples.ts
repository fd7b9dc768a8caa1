type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

const digestSettings = {
  enabled: true,
  channel: 'app',
  hour: 8,
  quietFrom: 20,
  quietUntil: 8,
  daysOff: false,
  email: null,
}

/** How each route about an officer's own day is asked. */
export const workSamples = {
  'GET /api/my-work': () => ({ url: '/api/my-work' }),
  'GET /api/digest': () => ({ url: '/api/digest' }),
  'PUT /api/digest/settings': () => ({ url: '/api/digest/settings', body: digestSettings }),
  'POST /api/digest/dismissal': () => ({ url: '/api/digest/dismissal', body: { day: '2021-11-30' } }),
  'GET /api/enterprises/:uscc/briefing': (_, firm) => ({ url: `/api/enterprises/${firm}/briefing` }),
  'POST /api/review/contested': () => ({
    url: '/api/review/contested',
    body: { account: 'somebody', command: crypto.randomUUID(), content: 'a'.repeat(64) },
  }),
  'POST /api/review/kept': () => ({
    url: '/api/review/kept',
    body: { account: 'somebody', record: crypto.randomUUID(), content: 'a'.repeat(64), decision: 'reject' },
  }),
  'POST /api/review/missing': () => ({
    url: '/api/review/missing',
    body: { account: 'somebody', device: crypto.randomUUID(), reason: '试算' },
  }),
  'POST /api/review/units': (_, firm) => ({
    url: '/api/review/units',
    body: { uscc: firm, year: 2021, reason: '试算' },
  }),
  'GET /api/review': () => ({ url: '/api/review' }),
  'POST /api/review/persons': () => ({
    url: '/api/review/persons',
    body: { person: crypto.randomUUID(), officer: null },
  }),
} satisfies Readonly<Record<string, Ask>>
