import { DemandRaised, RaiseDemand, type ProblemRefusal } from '@titian/contract'
import {
  demandDecider,
  demandNumber,
  demandStream,
  isRefused,
  normaliseCreditCode,
  type DemandData,
} from '@titian/domain'
import { demandFactOf, visitedFirms, workingCalendarAt, type VisitedFirm } from '@titian/read-models'
import { sql } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { actsForOthers, nameable, whoAsks, type Who } from '../who.ts'

const schema = {
  tags: ['需求'],
  summary: '提出需求；责任人不填的，为当日对接的服务员',
  body: RaiseDemand,
  response: { 200: DemandRaised, ...problems },
}

export function raiseDemand(app: App, shell: Shell): void {
  app.post('/api/demands', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const { demand, raisedOn } = request.body
    const done = await carryOut(shell, request, () => decideRaiseDemand(shell, who, request.body))
    if ('refused' in done) return refuse(reply, done)
    const on = raisedOn ?? (await businessDay(shell.db, shell.journal)).day
    return { position: done.position, demand, number: demandNumber(on, done.position) }
  })
}

/** A demand of a firm in sight: whoever looks after the firm on the day is accountable, else whoever raises it. */
export async function decideRaiseDemand(shell: Shell, who: Who, body: RaiseDemand): Promise<Decision | ProblemRefusal> {
  const { db, store, journal } = shell
  const { demand: id, raisedOn, nextStep, uscc: code, ...said } = body
  const stream = demandStream(id)
  const [events, calendar, { day: today }] = await Promise.all([
    store.readStream(journal, stream),
    workingCalendarAt(db, journal),
    businessDay(db, journal),
  ])
  const on = raisedOn ?? today
  const uscc = code === undefined ? undefined : normaliseCreditCode(code)
  const asked = {
    journal,
    codes: uscc === undefined ? [] : [uscc],
    on,
    today,
    units: nameable(who),
    officers: who.officers,
  }
  const firm = uscc === undefined ? undefined : (await visitedFirms(db, asked)).get(uscc)
  if (uscc !== undefined && firm && !firm.inUnits && !firm.isOwn) return { refused: 'FirmUnknown', uscc }
  const officer = said.officer ?? accountableFor(firm, who)
  if (officer !== undefined && !mayName(officer, firm, who)) return { refused: 'MoveReserved', move: 'assign' }
  if (officer === undefined && uscc === undefined) return { refused: 'DemandWithoutOfficer' }
  if (officer !== undefined && !(await isKnown(shell, officer))) {
    return { refused: 'OfficerUnknown', officer, field: 'officer' }
  }
  const demand: DemandData = {
    ...said,
    name: said.name.trim(),
    ...(uscc === undefined ? {} : { uscc }),
    ...(officer === undefined ? {} : { officer }),
  }
  const state = events.map(demandFactOf).reduce(demandDecider.evolve, demandDecider.initialState)
  const facts = demandDecider.decide(
    { type: 'RaiseDemand', demand, nextStep, on, recordedOn: who.doneOn, today, calendar },
    state,
  )
  if (isRefused(facts)) return facts
  return {
    events: facts.map(({ event, occurredOn }) => ({ stream, ...event, schema: 1, occurredOn })),
    expect: [{ stream, version: 0 }],
  }
}

function accountableFor(firm: VisitedFirm | undefined, who: Who): string | undefined {
  return firm?.accountable ?? who.officers[0]
}

/** Another officer's work is given by those who act for officers. */
function mayName(officer: string, firm: VisitedFirm | undefined, who: Who): boolean {
  return who.grants.some(actsForOthers) || who.officers.includes(officer) || firm?.accountable === officer
}

/** Named by a list or linked to an account. */
export async function isKnown({ db, journal }: Shell, officer: string): Promise<boolean> {
  const { rows } = await sql`
    select from officer_1 where journal = ${journal} and officer = ${officer} and upper_inf(known) limit 1`.execute(db)
  return rows.length > 0
}
