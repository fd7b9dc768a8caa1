import { ConfirmUnits, Written, type ProblemRefusal } from '@titian/contract'
import { normaliseCreditCode, unitsStream, type UnitsConfirmed } from '@titian/domain'
import { unitsInDoubt } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['核对'],
  summary: '同一年的名单写了不同的县（市、区），确认都无误：写明原因后不再提示',
  body: ConfirmUnits,
  response: { 200: Written, ...problems },
}

export function confirmUnits(app: App, shell: Shell): void {
  app.post('/api/review/units', { schema }, async (request, reply) => {
    const done = await carryOut(shell, request, () => decide(shell, request.body))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

async function decide(shell: Shell, { uscc: code, year, reason }: ConfirmUnits): Promise<Decision | ProblemRefusal> {
  const { db, store, journal } = shell
  const uscc = normaliseCreditCode(code)
  const found = await unitsInDoubt(db, journal, { uscc, year })
  if (!found) return { refused: 'UnitsNotInDoubt' }
  const { day } = await businessDay(db, journal)
  const stream = unitsStream(found.stream)
  const before = await store.readStream(journal, stream)
  const confirmed: UnitsConfirmed = { type: 'UnitsConfirmed', data: { uscc, year, units: found.units, reason } }
  return {
    events: [{ stream, ...confirmed, schema: 1, occurredOn: day }],
    expect: [{ stream, version: before.length }],
  }
}
