import { IdentifyPerson, PersonIdentified, type EdgeRefusal } from '@titian/contract'
import { currentOfficer, type NamedPersonEvent, type OfficerRefusal } from '@titian/domain'
import { recordsNaming } from '@titian/read-models'
import { carryOut, type Decision } from '../command.ts'
import { businessDay } from '../calendar/business-day.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { loadOfficer } from '../officers/officer-log.ts'
import type { Shell } from '../shell.ts'
import { whoAsks, type Who } from '../who.ts'

const schema = {
  tags: ['核对'],
  summary: '只有姓名的人员是哪位服务员，或不是服务员：同名、待核对的记录一并认定',
  body: IdentifyPerson,
  response: { 200: PersonIdentified, ...problems },
}

/** More are left for the next time: what a command writes is locked for others while it is kept. */
const recordsAtOnce = 1000

export function identifyPerson(app: App, shell: Shell): void {
  app.post('/api/review/persons', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const done = await carryOut(shell, request, () => decide(shell, who, request.body))
    if ('refused' in done) return refuse(reply, done)
    return { position: done.position, records: typeof done.answer === 'number' ? done.answer : 0 }
  })
}

async function decide(
  shell: Shell,
  { units }: Who,
  { person, officer }: IdentifyPerson,
): Promise<Decision | EdgeRefusal | OfficerRefusal> {
  const { db, store, journal } = shell
  if (officer !== null && !currentOfficer(await loadOfficer(shell, officer))) {
    return { refused: 'OfficerUnknown', officer, field: 'officer' }
  }
  const records = await recordsNaming(db, { journal, units }, { person, limit: recordsAtOnce })
  if (records.length === 0) return { refused: 'NothingToIdentify' }
  const { day } = await businessDay(db, journal)
  const streams = await store.readStreams(
    journal,
    records.map(({ stream }) => stream),
  )
  return {
    events: records.map(({ stream, named }) => ({ stream, ...saying(named, officer), schema: 1, occurredOn: day })),
    expect: records.map(({ stream }) => ({ stream, version: streams.get(stream)?.length ?? 0 })),
    answer: records.length,
  }
}

function saying(named: readonly string[], officer: string | null): NamedPersonEvent {
  return officer === null
    ? { type: 'NamedPersonKept', data: { named } }
    : { type: 'NamedPersonIdentified', data: { named, officer } }
}
