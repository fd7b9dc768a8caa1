/** How each route about a firm's plan is asked for a firm of a unit. */
export const planSamples = {
  'GET /api/enterprises/:uscc/plans': (_: string, firm: string) => ({ url: `/api/enterprises/${firm}/plans` }),
  'PUT /api/enterprises/:uscc/plans/:year': (_: string, firm: string) => ({
    url: `/api/enterprises/${firm}/plans/2021`,
    body: { title: 'high-tech', forecast: 'likely', gaps: [], actions: [], supports: [], risks: [] },
  }),
  'POST /api/enterprises/:uscc/plans/:year/actions/:action/done': (_: string, firm: string) => ({
    url: `/api/enterprises/${firm}/plans/2021/actions/a/done`,
    body: {},
  }),
  'POST /api/enterprises/:uscc/plans/:year/reviews': (_: string, firm: string) => ({
    url: `/api/enterprises/${firm}/plans/2021/reviews`,
    body: { quarter: 2, note: '材料已齐' },
  }),
  'POST /api/enterprises/:uscc/plans/:year/close': (_: string, firm: string) => ({
    url: `/api/enterprises/${firm}/plans/2021/close`,
    body: {},
  }),
}
