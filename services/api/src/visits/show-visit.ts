import { closed, eventLine, Uuid, VisitAsOf, VisitShown } from '@titian/contract'
import { visitShown, type VisitAnswer } from '@titian/read-models'
import { naming } from '../accounts/holder.ts'
import { masked } from '../enterprises/contact.ts'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask, type Moment } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { actsForOthers } from '../who.ts'
import { shownVisit } from './find-visits.ts'
import { visitSightOf } from './visit-sight-of.ts'

const schema = {
  tags: ['走访'],
  summary: '一次走访：内容、更正与撤回、何时何人录入、附件是否收到',
  params: closed({ visit: Uuid }),
  querystring: VisitAsOf,
  response: { 200: VisitShown, ...problems },
}

export function showVisit(app: App, shell: Shell): void {
  app.get('/api/visits/:visit', { schema }, async (request, reply) => {
    const acts = principalOf(request).grants.some(actsForOthers)
    const answer = await ask(shell, request, async (db, moment) => {
      const found = await visitShown(db, request.params.visit, visitSightOf(moment))
      if (!found) return notThere
      const { officers } = moment
      const wasThere = found.line.visitors.some(({ officer }) => officer !== null && officers.includes(officer))
      const actors = found.events.map(({ actor }) => actor)
      const nameOf = await naming(db, moment.journal, actors)
      return shownWhole(found, { mayChange: found.status === 'standing' && (acts || wasThere), nameOf }, moment)
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function shownWhole(
  { line, status, data, met, kept, events }: VisitAnswer,
  { mayChange, nameOf }: { readonly mayChange: boolean; readonly nameOf: (actor: string) => string },
  { positions }: Pick<Moment, 'positions'>,
): VisitShown {
  const { address, findings, solvedOnTheSpot, commitments = [], demands = [], followedUp = [], attachments = [] } = data
  return {
    ...shownVisit(line),
    status,
    ...(address === undefined ? {} : { address }),
    met: met.map((name) => ({ name: name === null ? '（已删除）' : masked({ name, phone: '' }).name })),
    ...(findings === undefined ? {} : { findings }),
    ...(solvedOnTheSpot === undefined ? {} : { solvedOnTheSpot }),
    commitments: commitments.map((commitment) => ({ ...commitment })),
    raised: [...demands],
    followedUp: [...followedUp],
    attachments: attachments.map((attachment) => ({
      ...attachment,
      state: kept.includes(attachment.sha256) ? ('kept' as const) : ('expected' as const),
    })),
    located: data.location !== undefined,
    recordedOn: data.recordedOn ?? null,
    mayChange,
    events: events.map(({ event, stream: _stream, ...recorded }) => ({
      ...recorded,
      actor: nameOf(recorded.actor),
      type: event.type,
      summary: eventLine(event, names),
    })),
    positions: { ...positions },
  }
}
