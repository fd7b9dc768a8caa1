type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

/** How each route about firms is asked for one; `otherOf` is another firm, into which it may be merged. */
export function enterpriseSamples(otherOf: (firm: string) => string) {
  return {
    'GET /api/enterprises': () => ({ url: '/api/enterprises' }),
    'GET /api/enterprises/export.xlsx': () => ({ url: '/api/enterprises/export.xlsx' }),
    'GET /api/enterprises/:uscc': (_, firm) => ({ url: `/api/enterprises/${firm}` }),
    'GET /api/enterprises/:uscc/timeline': (_, firm) => ({ url: `/api/enterprises/${firm}/timeline` }),
    'POST /api/enterprises/:uscc/contact': (_, firm) => ({ url: `/api/enterprises/${firm}/contact` }),
    'POST /api/enterprises/:uscc/corrections': (_, firm) => ({
      url: `/api/enterprises/${firm}/corrections`,
      body: { concerns: 1, withdraw: true, reason: '试算', preview: true },
    }),
    'POST /api/enterprises/:uscc/statements': (_, firm) => ({
      url: `/api/enterprises/${firm}/statements`,
      body: { type: 'EnterpriseClosed', on: '2021-06-30', reason: '试算', preview: true },
    }),
    'POST /api/enterprises/:uscc/merge': (_, firm) => ({
      url: `/api/enterprises/${firm}/merge`,
      body: { into: otherOf(firm), reason: '试算', preview: true },
    }),
  } as const satisfies Readonly<Record<string, Ask>>
}
