import { assignmentStream, handoverStream, officerStream } from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import type { TestApi } from '../test-api.ts'

type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

interface UnitsFirm {
  readonly unit: string
  readonly uscc: string
  readonly name: string
}

const on = '2021-06-01'
const basis = { document: '平科〔2021〕3号' }

/** How each route about officers and their firms is asked for a thing of a unit. */
export const officerSamples = {
  'GET /api/enterprises/:uscc/officer': (_, firm) => ({ url: `/api/enterprises/${firm}/officer` }),
  'POST /api/enterprises/:uscc/officer/end': (_, firm) => ({
    url: `/api/enterprises/${firm}/officer/end`,
    body: { on: '2020-01-01', reason: '试算' },
  }),
  'POST /api/enterprises/:uscc/officer/objection': (_, firm) => ({
    url: `/api/enterprises/${firm}/officer/objection`,
    body: { reason: '试算' },
  }),
  'POST /api/enterprises/:uscc/officer/objection/decision': (_, firm) => ({
    url: `/api/enterprises/${firm}/officer/objection/decision`,
    body: { upheld: false, reason: '试算' },
  }),
  'GET /api/officers': () => ({ url: '/api/officers' }),
  'POST /api/officers': (unit) => ({ url: '/api/officers', body: { officer: `NEW-${unit}`, name: '某人', unit } }),
  'PATCH /api/officers/:officer': (unit) => ({
    url: `/api/officers/${officerOf(unit)}`,
    body: { organisation: '新单位' },
  }),
  'POST /api/officers/:officer/leave': (unit) => ({
    url: `/api/officers/${officerOf(unit)}/leave`,
    body: { on: '2020-01-01', reason: '试算' },
  }),
  'PUT /api/officers/:officer/account': (unit) => ({
    url: `/api/officers/${officerOf(unit)}/account`,
    body: { account: null },
  }),
  'POST /api/officers/:officer/absences': (unit) => ({
    url: `/api/officers/${officerOf(unit)}/absences`,
    body: { by: 'KJ003', from: '2021-07-01', through: '2021-07-10' },
  }),
  'POST /api/officers/:officer/absences/:absence/end': (unit) => ({
    url: `/api/officers/${officerOf(unit)}/absences/a-${unit}/end`,
    body: { on: '2099-01-01' },
  }),
  'GET /api/assignments': () => ({ url: '/api/assignments' }),
  'GET /api/assignments/unassigned': () => ({ url: '/api/assignments/unassigned' }),
  'POST /api/assignments': () => ({
    url: '/api/assignments',
    body: { firms: ['91410423905840856F'], officer: 'KJ003', on, ...basis },
  }),
  'POST /api/assignments/bulk': (unit) => ({
    url: '/api/assignments/bulk',
    body: { unit, officers: ['KJ003'], on, ...basis, preview: true },
  }),
  'GET /api/handovers': () => ({ url: '/api/handovers' }),
  'POST /api/handovers': (unit) => ({
    url: '/api/handovers',
    body: { from: officerOf(unit), to: 'KJ003', on: '2099-01-01', ...basis },
  }),
  'POST /api/handovers/:handover/accept': (unit) => ({ url: `/api/handovers/h-${unit}/accept` }),
  'POST /api/handovers/:handover/return': (unit) => ({
    url: `/api/handovers/h-${unit}/return`,
    body: { reason: '试算' },
  }),
} as const satisfies Readonly<Record<string, Ask>>

function officerOf(unit: string): string {
  return `KJ-${unit}`
}

/** An officer in each unit who has a firm there, is away for long, and has something to hand over. */
export async function giveOfficers({ shell }: TestApi, firms: readonly UnitsFirm[]): Promise<void> {
  const at = (stream: string, type: string, data: object): NewEvent => ({
    stream,
    type,
    schema: 1,
    data,
    occurredOn: on,
  })
  const listed = (officer: string, unit: string) => {
    const data = { officer, person: crypto.randomUUID(), unit, from: '2021-01-01' }
    return at(officerStream(officer), 'OfficerListed', data)
  }
  const events = firms.flatMap(({ unit, uscc, name }): readonly NewEvent[] => {
    const officer = officerOf(unit)
    const absence = { absence: `a-${unit}`, from: '2021-07-01', through: '2099-12-31', by: 'KJ003' }
    const handover = { handover: `h-${unit}`, from: officer, to: 'KJ003', firms: [{ uscc, name }], demands: [] }
    return [
      listed(officer, unit),
      at(officerStream(officer), 'AbsenceCovered', absence),
      at(assignmentStream(uscc), 'OfficerAssigned', { uscc, name, officer }),
      at(handoverStream(handover.handover), 'HandoverPrepared', handover),
    ]
  })
  const outcome = await shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [...events, listed('KJ003', '410402')],
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
}
