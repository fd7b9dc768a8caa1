import { DemandAsOf, demandClockSentence, DemandShown, hiddenReason, type DemandClock } from '@titian/contract'
import { clocksOf, movesNow, runsByMilestones, type DemandClock as Clock } from '@titian/domain'
import { demandShown, visitShown, type DemandAnswer } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { visitSightOf } from '../visits/visit-sight-of.ts'
import { historyOf, type DemandHistory } from './demand-history.ts'
import { demandSight } from './demands-asked.ts'
import { DemandPath } from './move-demand.ts'
import { isMovable, moverOf, showingIn, shownLine, type Showing } from './shown-demand.ts'

const schema = {
  tags: ['需求'],
  summary: '一条需求：状态、期限及其由来、谁在办、办理记录、现在可以做什么',
  params: DemandPath,
  querystring: DemandAsOf,
  response: { 200: DemandShown, ...problems },
}

export function showDemand(app: App, shell: Shell): void {
  app.get('/api/demands/:demand', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const found = await demandShown(db, request.params.demand, demandSight(moment))
      if (!found) return notThere
      const history = await historyOf(shell, db, found, moment)
      const { visit } = found.demand.content
      const opens = visit !== undefined && (await visitShown(db, visit, visitSightOf(moment))) !== undefined
      const showing = await showingIn(db, moment, request.query.knownAt)
      return { ...shownWhole(found, history, showing), visit: opens ? visit : null }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function shownWhole(
  { line, demand, state, kept }: DemandAnswer,
  { events, ownNextAction }: DemandHistory,
  showing: Showing,
): Omit<DemandShown, 'visit'> {
  const { moment, calendar, isNow } = showing
  const by = moverOf(line, showing)
  const isHidden = line.text === null
  // A ledger names whoever is accountable; the line knows whose name that is.
  const accountable = line.officer === null ? {} : { officer: line.officer }
  const { content, holder, asked, confirmed, closing, verified } = demand
  return {
    ...shownLine(line, showing),
    nextAction: line.nextAction ?? ownNextAction,
    moves: isMovable(line, showing)
      ? [...movesNow({ ...demand, ...accountable }, state.facts, calendar, moment.asOf, by)]
      : [],
    wanted: isHidden ? null : (content.wanted ?? null),
    budget: isHidden ? null : (content.budget ?? null),
    attachments: (isHidden ? [] : (content.attachments ?? [])).map((attachment) => ({
      ...attachment,
      state: kept.includes(attachment.sha256) ? ('kept' as const) : ('expected' as const),
    })),
    byMilestones: runsByMilestones(content.category, demand.raisedOn),
    milestones: demand.milestones.map(({ milestone, text, due, reachedOn = null, evidence = null }) => ({
      milestone,
      text: isHidden ? null : text,
      due,
      reachedOn,
      evidence: isHidden ? null : evidence,
    })),
    clocks: Object.values(clocksOf(state.facts, calendar, moment.asOf)).map((clock) =>
      shownClock(isHidden ? withoutReasons(clock) : clock),
    ),
    holding: holder ? { to: holder.to, with: [...holder.with], since: holder.since } : null,
    asked: asked ? { way: asked.way, until: asked.until } : null,
    satisfaction: confirmed?.satisfaction ?? null,
    confirmedOn: confirmed?.on ?? null,
    verifiedOn: verified?.on ?? null,
    closingNote: isHidden ? null : (closing?.note ?? null),
    evidence: (isHidden ? [] : (closing?.evidence ?? [])).map((each) => ({ ...each })),
    into: closing?.into ?? null,
    events: [...events],
    mayAmend: isNow && line.theirs,
    asOf: moment.asOf,
    positions: { ...moment.positions },
  }
}

/** Why it waited repeats what is asked for. */
function withoutReasons({ pauses, extension, ...clock }: Clock): Clock {
  return {
    ...clock,
    pauses: pauses.map(({ reason: _reason, ...pause }) => pause),
    ...(extension ? { extension: { ...extension, reason: hiddenReason } } : {}),
  }
}

function shownClock(clock: Clock): DemandClock {
  const { kind, from, limit, used, left, pauses, extended, due = null, isOverdue, ended = null } = clock
  const paused = pauses.reduce((sum, { days }) => sum + days, 0)
  return {
    kind,
    from,
    limit,
    used,
    left,
    paused,
    extended,
    due,
    overdue: isOverdue,
    ended,
    sentence: demandClockSentence(clock),
  }
}
