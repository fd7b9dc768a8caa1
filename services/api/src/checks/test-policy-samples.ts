import { checkStream } from '@titian/domain'
import type { TestApi } from '../test-api.ts'

type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

interface UnitsFirm {
  readonly unit: string
  readonly uscc: string
  readonly name: string
}

const path = (unit: string) => `/api/checks/${checkOf(unit)}`

/** How each route about 实地核查 is asked for a check of a unit. */
export const checkSamples = {
  'GET /api/checks/rules': () => ({ url: '/api/checks/rules' }),
  'GET /api/checks/firms': () => ({ url: '/api/checks/firms?year=2022' }),
  'GET /api/checks': () => ({ url: '/api/checks' }),
  'POST /api/checks': () => ({
    url: '/api/checks',
    body: { check: crypto.randomUUID(), uscc: '91410423905840856F', year: 2023, declared: { employees: 4 } },
  }),
  'GET /api/checks/:check': (unit) => ({ url: path(unit) }),
  'GET /api/checks/:check/form.docx': (unit) => ({ url: `${path(unit)}/form.docx` }),
  'PUT /api/checks/:check/officers': (unit) => ({ url: `${path(unit)}/officers`, body: { who: ['KJ001', 'KJ003'] } }),
  'POST /api/checks/:check/record': (unit) => ({
    url: `${path(unit)}/record`,
    body: { on: '2021-06-02', findings: [] },
  }),
  'POST /api/checks/:check/conclusion': (unit) => ({ url: `${path(unit)}/conclusion`, body: { verdict: 'passed' } }),
  'POST /api/checks/:check/drop': (unit) => ({ url: `${path(unit)}/drop`, body: { reason: '试算' } }),
} as const satisfies Readonly<Record<string, Ask>>

function checkOf(unit: string): string {
  return `018f2a3b-0000-7000-8000-00000000${unit.slice(2)}`
}

/** A check in each unit, with two who go. */
export async function giveChecks({ shell }: TestApi, firms: readonly UnitsFirm[]): Promise<void> {
  const outcome = await shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: firms.flatMap(({ unit, uscc, name }) => {
      const raised = { uscc, name, year: 2022, rules: 'tech-sme-check-2022', triggers: ['few-employees'] }
      const at = { stream: checkStream(checkOf(unit)), schema: 1, occurredOn: '2021-06-01' }
      return [
        { ...at, type: 'CheckRaised', data: raised },
        { ...at, type: 'CheckStaffed', data: { who: ['KJ001', 'KJ002'] } },
      ]
    }),
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
}
