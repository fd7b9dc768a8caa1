import { OpenOfficer, Written, type ProblemRefusal } from '@titian/contract'
import { isRefused, isPlanningUnit, normaliseOfficerCode, officerDecider } from '@titian/domain'
import { unitsInSight, type Principal } from '@titian/read-models'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, commandIdOf, type Decision } from '../command.ts'
import { contentNaming } from '../content-of.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { uuidOf } from '../uuid-of.ts'
import { notADay } from './decide-officer.ts'
import { keepPerson } from './keep-person.ts'
import { loadOfficer, onOfficer } from './officer-log.ts'

const schema = { tags: ['结对'], summary: '登记一位服务员', body: OpenOfficer, response: { 200: Written, ...problems } }

export function openOfficer(app: App, shell: Shell): void {
  app.post('/api/officers', { schema }, async (request, reply) => {
    const principal = principalOf(request)
    const person = uuidOf(`person ${principal.account} ${commandIdOf(request)}`)
    const decided = () => decide(shell, principal, request.body, person)
    const done = await carryOut(shell, request, decided, contentNaming(request))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

async function decide(
  shell: Shell,
  principal: Principal,
  { officer: written, name, phone, organisation, unit, on }: OpenOfficer,
  person: string,
): Promise<Decision | ProblemRefusal> {
  const { db, journal } = shell
  const wrong = notADay(on) ?? judgeUnit(unit, principal)
  if (wrong) return wrong
  const officer = normaliseOfficerCode(written)
  const state = await loadOfficer(shell, officer)
  const { day: today } = await businessDay(db, journal)
  const said = { officer, person, ...(organisation ? { organisation } : {}), ...(unit ? { unit } : {}) }
  const facts = officerDecider.decide({ type: 'OpenOfficer', said, on: on ?? today }, state)
  if (isRefused(facts)) return facts
  await keepPerson(db, journal, person, { name, phone: phone ?? null })
  return onOfficer(officer, state, facts)
}

/** A county names officers for itself; who looks after which unit otherwise is the city's to say. */
export function judgeUnit(unit: string | undefined, principal: Principal): ProblemRefusal | undefined {
  const units = unitsInSight(principal)
  if (unit !== undefined && !isPlanningUnit(unit)) return { refused: 'UnitUnknown', unit }
  if (units === undefined) return undefined
  if (unit === undefined) return { refused: 'FieldMissing', field: 'unit' }
  return units.includes(unit) ? undefined : { refused: 'UnitUnknown', unit }
}
