type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

/** How each route about figures and service is asked for a unit. */
export const figureSamples = {
  'GET /api/figures': () => ({ url: '/api/figures' }),
  'GET /api/figures/:code': (unit) => ({ url: `/api/figures/enterprises?period=2021&unit=${unit}` }),
  'GET /api/figures/:code/members': (unit) => ({ url: `/api/figures/enterprises/members?period=2021&unit=${unit}` }),
  'GET /api/figures/:code/members.xlsx': (unit) => ({
    url: `/api/figures/enterprises/members.xlsx?period=2021&unit=${unit}`,
  }),
  'GET /api/figures/:code/course': (unit) => ({ url: `/api/figures/enterprises/course?year=2021&unit=${unit}` }),
  'GET /api/figures/high-tech.net/bridge': (unit) => ({
    url: `/api/figures/high-tech.net/bridge?period=2021&unit=${unit}`,
  }),
  'GET /api/service': (unit) => ({ url: `/api/service?period=2021&unit=${unit}` }),
  'GET /api/service.xlsx': (unit) => ({ url: `/api/service.xlsx?period=2021&unit=${unit}` }),
  'GET /api/service/officers': (unit) => ({ url: `/api/service/officers?period=2021&unit=${unit}` }),
  'GET /api/service/officers.xlsx': (unit) => ({ url: `/api/service/officers.xlsx?period=2021&unit=${unit}` }),
} as const satisfies Readonly<Record<string, Ask>>
