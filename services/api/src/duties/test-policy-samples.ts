type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

const line = { of: 'high-tech', opens: '03-01', due: '06-30', source: '年度通知' }
const one = { uscc: '91410423905840856F', duty: 'high-tech-annual', year: 2021 }

/** How each route about 年度事项 is asked. */
export const dutySamples = {
  'GET /api/duties/table': () => ({ url: '/api/duties/table' }),
  'PUT /api/duties/table': () => ({
    url: '/api/duties/table',
    body: { duty: 'high-tech-annual', name: '高企发展情况年报', ...line },
  }),
  'POST /api/duties/table/drop': () => ({ url: '/api/duties/table/drop', body: { duty: 'torch-annual' } }),
  'GET /api/duties': (unit) => ({ url: `/api/duties?year=2021&unit=${unit}` }),
  'GET /api/duties/export.xlsx': (unit) => ({ url: `/api/duties/export.xlsx?year=2021&unit=${unit}` }),
  'POST /api/duties/done': () => ({ url: '/api/duties/done', body: { ...one, on: '2021-05-20' } }),
  'POST /api/duties/done/withdrawal': () => ({ url: '/api/duties/done/withdrawal', body: { ...one, reason: '试算' } }),
} as const satisfies Readonly<Record<string, Ask>>
