type Ask = (unit: string) => { readonly url: string; readonly body?: object }

interface Said {
  /** A firm of one's own unit. */
  readonly firm: object
  readonly nextStep: object
  /** The hash of what came with each demand. */
  readonly photo: string
}

/** How each route about demands is asked, by a unit's one demand. */
export function demandSamples(demandOf: (unit: string) => string, { firm, nextStep, photo }: Said) {
  return {
    'GET /api/demands': () => ({ url: '/api/demands' }),
    'GET /api/demands/export.xlsx': () => ({ url: '/api/demands/export.xlsx' }),
    'GET /api/demands/:demand': (unit) => ({ url: `/api/demands/${demandOf(unit)}` }),
    'GET /api/demands/:demand/attachments/:sha256': (unit) => ({
      url: `/api/demands/${demandOf(unit)}/attachments/${photo}`,
    }),
    'POST /api/demands': () => ({
      url: '/api/demands',
      body: { demand: crypto.randomUUID(), ...firm, category: 'N9', text: '希望参加银企对接会', channel: 'hotline' },
    }),
    'POST /api/demands/:demand/moves': (unit) => ({
      url: `/api/demands/${demandOf(unit)}/moves`,
      body: { move: 'progress', note: '已联系', nextStep },
    }),
    'POST /api/demands/:demand/amendments': (unit) => ({
      url: `/api/demands/${demandOf(unit)}/amendments`,
      body: { changes: { text: crypto.randomUUID() } },
    }),
  } as const satisfies Readonly<Record<string, Ask>>
}
