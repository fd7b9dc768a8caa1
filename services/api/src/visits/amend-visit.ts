import { AmendVisit, closed, Uuid, Written, type ProblemRefusal } from '@titian/contract'
import { isRefused, normaliseCreditCode, visitDecider, visitOf, visitStream } from '@titian/domain'
import { visitedFirms } from '@titian/read-models'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { nameable, whoAsks, type Who } from '../who.ts'
import { contentOf } from './content-of.ts'
import { keepPeople, peopleMet, type PersonMet } from './people-met.ts'
import { visitAtHand, withProfile } from './visit-at-hand.ts'
import { judgeOfficers } from './visit-officers.ts'

const schema = {
  tags: ['走访'],
  summary: '更正走访记录：写出应为的内容；线索查明企业后在此补信用代码',
  params: closed({ visit: Uuid }),
  body: AmendVisit,
  response: { 200: Written, ...problems },
}

export function amendVisit(app: App, shell: Shell): void {
  app.post('/api/visits/:visit/amendments', { schema }, async (request, reply) => {
    const who = await whoAsks(shell, request)
    const decide = () => decideAmendVisit(shell, who, request.params.visit, request.body)
    const done = await carryOut(shell, request, decide, { content: contentOf(request) })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}

/** A visit as it should read, and with it what its firm's profile says of it. */
export async function decideAmendVisit(
  shell: Shell,
  who: Who,
  visit: string,
  { changes: said, on, reason }: AmendVisit,
): Promise<Decision | ProblemRefusal> {
  const found = await visitAtHand(shell, who, visit)
  if ('refused' in found) return found
  const { state, isTheirs, today } = found
  const { changes, people } = changesIn(said, visit, state.version + 1)
  const stranger = said.officers && isTheirs ? await judgeOfficers(shell, who, said.officers) : undefined
  const hidden = typeof changes['uscc'] === 'string' && (await isHidden(shell, who, changes['uscc'], today))
  const command = {
    type: 'AmendVisit',
    changes,
    isTheirs,
    today,
    ...(on ? { on } : {}),
    ...(reason ? { reason } : {}),
  } as const
  const facts = visitDecider.decide(command, state)
  if (isRefused(facts)) return facts
  if (stranger) return stranger
  if (hidden) return { refused: 'FirmUnknown', uscc: String(changes['uscc']) }
  await keepPeople(shell, people)
  const after = visitOf(facts.reduce(visitDecider.evolve, state))
  const events = facts.map(({ event, occurredOn }) => ({ stream: visitStream(visit), ...event, schema: 1, occurredOn }))
  return withProfile(shell, found, { events, after, reason: reason ?? '更正走访记录' })
}

/** Whom they met is named by keys; a code is written as codes are. */
function changesIn(
  { met, uscc, ...rest }: AmendVisit['changes'],
  visit: string,
  version: number,
): { readonly changes: Readonly<Record<string, unknown>>; readonly people: readonly PersonMet[] } {
  const people = peopleMet(visit, version, met ?? [])
  return {
    people,
    changes: {
      ...rest,
      ...(uscc === undefined ? {} : { uscc: uscc === null ? null : normaliseCreditCode(uscc) }),
      ...(met === undefined ? {} : { met: met === null ? null : people.map(({ person }) => person) }),
    },
  }
}

async function isHidden({ db, journal }: Shell, who: Who, uscc: string, today: string): Promise<boolean> {
  const asked = { journal, codes: [uscc], on: today, today, units: nameable(who), officers: who.officers }
  const firm = (await visitedFirms(db, asked)).get(uscc)
  return firm !== undefined && !firm.inUnits && !firm.isOwn
}
