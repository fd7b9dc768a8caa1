type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

/** How each route about accounts, accesses, the business day and the working days is asked. */
export const accountSamples = {
  'GET /api/accounts': () => ({ url: '/api/accounts' }),
  'POST /api/accounts': (unit) => ({
    url: '/api/accounts',
    body: { account: 'somebody', name: '某人', grants: [{ role: 'county', unit }] },
  }),
  'PATCH /api/accounts/:account': (unit) => ({ url: `/api/accounts/clerk.${unit}`, body: { disabled: false } }),
  'POST /api/accounts/:account/password': (unit) => ({ url: `/api/accounts/clerk.${unit}/password` }),
  'GET /api/accesses': () => ({ url: '/api/accesses' }),
  'PUT /api/business-day': () => ({ url: '/api/business-day', body: { day: '2021-11-30' } }),
  'PUT /api/working-calendar/:year': () => ({
    url: '/api/working-calendar/2027',
    body: { off: ['2027-01-01'], working: [], source: '国办发明电〔2026〕9号' },
  }),
} as const satisfies Readonly<Record<string, Ask>>
