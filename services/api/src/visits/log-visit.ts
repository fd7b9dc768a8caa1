import { LogVisit, VisitsLogged, type ProblemRefusal } from '@titian/contract'
import {
  calendarOf,
  demandStream,
  isRefused,
  normaliseCreditCode,
  visitDecider,
  visitStream,
  type VisitData,
} from '@titian/domain'
import type { NewEvent } from '@titian/event-store'
import { visitedFirms, workingCalendarAt } from '@titian/read-models'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { nameable, whoAsks, type Who } from '../who.ts'
import { contentOf } from './content-of.ts'
import { raisedBy, raisedDemand, type Raised } from './demands-raised.ts'
import { observedOnVisit } from './observed-on-visit.ts'
import { keepPeople, peopleMet } from './people-met.ts'
import { recentWarnings } from './recent-warnings.ts'
import { judgeOfficers } from './visit-officers.ts'

const schema = {
  tags: ['走访'],
  summary: '记一次走访：一家企业，或一场座谈会的多家；可同时提出需求、记当场解决',
  body: LogVisit,
  response: { 200: VisitsLogged, ...problems },
}

export function logVisit(app: App, shell: Shell): void {
  app.post('/api/visits', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const decide = () => decideLogVisit(shell, who, request.body)
    const done = await carryOut(shell, request, decide, { content: contentOf(request) })
    if ('refused' in done) return refuse(reply, done)
    // The first answer, also where the command came again.
    const answer: unknown = done.answer
    if (!answers.Check(answer)) throw new Error('A visit was kept with an answer that none of ours reads')
    return { position: done.position, ...answer }
  })
}

const { position: _position, ...kept } = VisitsLogged.properties
const answers = Compile(Type.Object(kept))

/** One visit, or one for each firm of a meeting, with what was found there and what was asked for: all of it or nothing. */
export async function decideLogVisit(shell: Shell, who: Who, body: LogVisit): Promise<Decision | ProblemRefusal> {
  const { db, store, journal } = shell
  const { on, firms, demands = [], findings, met = [] } = body
  const { day: today } = await businessDay(db, journal)
  const officers = [...new Set([...(body.officers ?? who.officers.slice(0, 1)), ...(body.companions ?? [])])]
  const codes = firms.flatMap(({ uscc }) => (uscc === undefined ? [] : [normaliseCreditCode(uscc)]))
  const twice = firms.find(
    ({ visit, uscc }, index) =>
      firms.findIndex((other) => other.visit === visit || (uscc !== undefined && other.uscc === uscc)) < index,
  )
  if (twice) return { refused: 'FirmVisitedTwice', name: twice.name }
  if (findings && firms.length > 1) return { refused: 'FindingsOfManyFirms' }
  const raised = raisedBy(firms, demands)
  if ('refused' in raised) return raised

  const streams = [
    ...firms.map(({ visit }) => visitStream(visit)),
    ...demands.map(({ demand }) => demandStream(demand)),
  ]
  const [stranger, known, warnings, begun, calendar] = await Promise.all([
    judgeOfficers(shell, who, officers),
    visitedFirms(db, { journal, codes, on, today, units: nameable(who), officers: who.officers }),
    body.mode === 'on-site' ? recentWarnings(shell, firms, on) : [],
    store.readStreams(journal, streams),
    demands.length > 0 ? workingCalendarAt(db, journal) : calendarOf([]),
  ])
  if (stranger) return stranger
  const hidden = [...known.values()].find(({ inUnits, isOwn }) => !inUnits && !isOwn)
  if (hidden) return { refused: 'FirmUnknown', uscc: hidden.code, field: 'firms' }
  const versionOf = (stream: string) => begun.get(stream)?.length ?? 0
  if (demands.some(({ demand }) => versionOf(demandStream(demand)) > 0)) return { refused: 'DemandKnown' }

  const events: NewEvent[] = []
  const people = firms[0] ? peopleMet(firms[0].visit, 1, met) : []
  for (const firm of firms) {
    const visit = visitOf(firm, { ...body, officers, recordedOn: who.doneOn ?? today }, raised.get(firm.visit) ?? [])
    const data = people.length > 0 ? { ...visit, met: people.map(({ person }) => person) } : visit
    const state = { ...visitDecider.initialState, version: versionOf(visitStream(firm.visit)) }
    const facts = visitDecider.decide({ type: 'LogVisit', on, visit: data, today }, state)
    if (isRefused(facts)) return facts
    const place = data.uscc === undefined ? undefined : known.get(data.uscc)
    events.push(
      ...facts.map(({ event, occurredOn }) => ({ stream: visitStream(firm.visit), ...event, schema: 1, occurredOn })),
      ...observedOnVisit(firm.visit, place?.stream, { on, data }),
    )
    const raising = { visit: firm.visit, data, on, today, calendar, accountable: place?.accountable ?? undefined }
    for (const demand of raised.get(firm.visit) ?? []) {
      const said = raisedDemand(demand, raising)
      if (isRefused(said)) return said
      events.push(...said)
    }
  }
  await keepPeople(shell, people)
  return {
    events,
    expect: streams.map((stream) => ({ stream, version: 0 })),
    answer: {
      visits: firms.map(({ visit, name }) => ({ visit, name })),
      demands: demands.map(({ demand }) => ({ demand })),
      warnings,
    },
  }
}

type Firm = LogVisit['firms'][number]

function visitOf(
  { uscc, name, address }: Firm,
  {
    on: _on,
    firms,
    demands: _demands,
    met: _met,
    companions: _companions,
    officers,
    ...said
  }: LogVisit & { readonly officers: readonly string[]; readonly recordedOn: string },
  raised: readonly Raised[],
): VisitData {
  const [first] = firms
  return {
    ...said,
    ...(uscc === undefined ? {} : { uscc: normaliseCreditCode(uscc) }),
    name: name.trim(),
    ...(address === undefined ? {} : { address }),
    officers,
    ...(first && firms.length > 1 ? { meeting: first.visit } : {}),
    ...(raised.length > 0 ? { demands: raised.map(({ demand }) => demand) } : {}),
  }
}
