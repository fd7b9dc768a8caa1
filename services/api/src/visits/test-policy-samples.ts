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
