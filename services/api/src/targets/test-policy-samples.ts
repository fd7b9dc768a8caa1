type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

/** How each route about targets, plans and the 通报 is asked for a unit. */
export const targetSamples = {
  'GET /api/targets': () => ({ url: '/api/targets?year=2021' }),
  'GET /api/targets/lag': (unit) => ({ url: `/api/targets/lag?indicator=high-tech.new&year=2021&unit=${unit}` }),
  'GET /api/targets/revisions': (unit) => ({
    url: `/api/targets/revisions?indicator=high-tech.new&year=2021&unit=${unit}`,
  }),
  'POST /api/targets': (unit) => ({
    url: '/api/targets',
    body: { indicator: 'high-tech.new', unit, year: 2021, value: 5, document: '平科〔2021〕1号' },
  }),
  'POST /api/plans': () => ({
    url: '/api/plans',
    body: { name: '双倍增', indicators: ['high-tech.valid'], baseYear: 2020, endYear: 2023, multiple: 2 },
  }),
  'GET /api/monthly-report': () => ({ url: '/api/monthly-report?month=2021-11' }),
  'GET /api/monthly-report.xlsx': () => ({ url: '/api/monthly-report.xlsx?month=2021-11' }),
  'GET /api/monthly-report.docx': () => ({ url: '/api/monthly-report.docx?month=2021-11' }),
} as const satisfies Readonly<Record<string, Ask>>
