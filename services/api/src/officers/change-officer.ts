import { ChangeOfficer, Written } from '@titian/contract'
import { currentOfficer, type OfficerState } from '@titian/domain'
import { carryOut, commandIdOf } from '../command.ts'
import { contentNaming } from '../content-of.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { uuidOf } from '../uuid-of.ts'
import { decideOfficer, notADay } from './decide-officer.ts'
import { keepPerson, readPerson } from './keep-person.ts'
import { officerCode } from './officer-code.ts'
import { judgeUnit } from './open-officer.ts'

const schema = {
  tags: ['结对'],
  summary: '修改服务员的姓名、电话、单位或联系县区',
  params: officerCode,
  body: ChangeOfficer,
  response: { 200: Written, ...problems },
}

export function changeOfficer(app: App, shell: Shell): void {
  app.patch('/api/officers/:officer', { schema }, async (request, reply) => {
    const principal = principalOf(request)
    const { name, phone, organisation, unit, on } = request.body
    const person = uuidOf(`person ${principal.account} ${commandIdOf(request)}`)
    const decide = () =>
      decideOfficer(shell, principal, request.params.officer, async (state, today) => {
        const wrong = notADay(on) ?? (unit === undefined ? undefined : judgeUnit(unit, principal))
        if (wrong) return wrong
        const known = currentOfficer(state)
        if (!known) return notThere
        const isSamePerson = await keepChanged(shell, state, person, { name, phone })
        const changes = {
          ...(isSamePerson ? {} : { person }),
          ...(organisation === undefined ? {} : { organisation }),
          ...(unit === undefined ? {} : { unit }),
        }
        return { type: 'ChangeOfficer', changes, on: on ?? today }
      })
    const done = await carryOut(shell, request, decide, contentNaming(request))
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** Keeps a new name or phone under a new key: the log says when it changed, not to what. */
async function keepChanged(
  { db, journal }: Shell,
  state: OfficerState,
  person: string,
  { name, phone }: { readonly name: string | undefined; readonly phone: string | undefined },
): Promise<boolean> {
  const before = await readPerson(db, journal, currentOfficer(state)?.person ?? '')
  const next = { name: name ?? before.name, phone: phone ?? before.phone }
  if (next.name === before.name && next.phone === before.phone) return true
  await keepPerson(db, journal, person, next)
  return false
}
