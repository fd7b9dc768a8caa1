type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

/** How each route about campaigns is asked. */
export const campaignSamples = {
  'GET /api/campaigns': () => ({ url: '/api/campaigns' }),
  'POST /api/campaigns': () => ({
    url: '/api/campaigns',
    body: { name: '科技服务月', from: '2021-09-01', through: '2021-09-30' },
  }),
  'POST /api/campaigns/:name/withdrawal': () => ({
    url: `/api/campaigns/${encodeURIComponent('万人助万企')}/withdrawal`,
    body: { reason: '试算' },
  }),
} as const satisfies Readonly<Record<string, Ask>>

/** How each route about one visit of a unit is asked; `photo` is the hash of what somebody brought from it. */
export function visitSamples(visitOf: (unit: string) => string, photo: string) {
  return {
    'GET /api/visits': () => ({ url: '/api/visits' }),
    'GET /api/visits/export.xlsx': () => ({ url: '/api/visits/export.xlsx' }),
    'GET /api/visits/:visit': (unit) => ({ url: `/api/visits/${visitOf(unit)}` }),
    'GET /api/visits/:visit/attachments/:sha256': (unit) => ({
      url: `/api/visits/${visitOf(unit)}/attachments/${photo}`,
    }),
    'POST /api/visits/:visit/amendments': (unit) => ({
      url: `/api/visits/${visitOf(unit)}/amendments`,
      body: { changes: { note: crypto.randomUUID() } },
    }),
    'POST /api/visits/:visit/withdrawal': (unit) => ({
      url: `/api/visits/${visitOf(unit)}/withdrawal`,
      body: { reason: '试算' },
    }),
  } as const satisfies Readonly<Record<string, Ask>>
}
