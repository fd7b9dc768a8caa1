import { AmendDemand, AmendVisit, LogVisit, RaiseDemand, type ProblemRefusal, type SyncItem } from '@titian/contract'
import { demandStream, visitStream } from '@titian/domain'
import { Compile } from 'typebox/compile'
import type { Decision } from '../command.ts'
import { decideAmendDemand } from '../demands/amend-demand.ts'
import { decideRaiseDemand } from '../demands/raise-demand.ts'
import type { Shell } from '../shell.ts'
import { syncTable } from '../sync/commands.ts'
import { decideAmendVisit } from '../visits/amend-visit.ts'
import { decideLogVisit } from '../visits/log-visit.ts'
import type { Who } from '../who.ts'

const visits = Compile(LogVisit)
const demands = Compile(RaiseDemand)

/**
 * What was kept aside, said again today. Where its record is known by now, it says how that should read: the second
 * content of a visit becomes its amendment, and what came too late for a demand is judged on how that stands.
 */
export async function decideKept(shell: Shell, who: Who, item: SyncItem): Promise<Decision | ProblemRefusal> {
  const { type, subject, payload } = item
  if (type === 'log-visit' && visits.Check(payload)) return visitAnew(shell, who, payload)
  if (type === 'raise-demand' && demands.Check(payload)) return demandAnew(shell, who, payload)
  // Its day and what was seen then are over: what others did since stands before it.
  const { on: _on, seen: _seen, ...today } = Object.assign({ on: undefined, seen: undefined }, payload)
  const sent = { subject, payload: type === 'move-demand' ? today : payload }
  return (await syncTable.commands[type]?.decide(shell, who, sent)) ?? { refused: 'NothingKept' }
}

async function visitAnew(shell: Shell, who: Who, visit: LogVisit): Promise<Decision | ProblemRefusal> {
  const { store, journal } = shell
  const known = await store.readStreams(
    journal,
    visit.firms.map((firm) => visitStream(firm.visit)),
  )
  if (![...known.values()].some((events) => events.length > 0)) return decideLogVisit(shell, who, visit)
  const { on, firms, demands: raised = [], officers, companions, ...said } = visit
  const decisions: Decision[] = []
  const decided = (decision: Decision | ProblemRefusal) => {
    // The other firms of a meeting may have been the same in both.
    if ('refused' in decision) return decision.refused === 'NothingChanges' ? undefined : decision
    decisions.push(decision)
    return undefined
  }
  const there = [...(officers ?? (companions ? who.officers.slice(0, 1) : [])), ...(companions ?? [])]
  const changes: AmendVisit['changes'] = { ...emptied, ...said, ...(there.length > 0 ? { officers: there } : {}) }
  for (const { visit: id, name, uscc, address } of firms) {
    const firm = { name, ...(uscc === undefined ? {} : { uscc }), ...(address === undefined ? {} : { address }) }
    const amended = { changes: { ...changes, ...firm }, on, reason: '核对后采用手机上的另一份' }
    const refusal = decided(await decideAmendVisit(shell, who, id, amended))
    if (refusal) return refusal
  }
  const [firm] = firms
  for (const { demand, visit: _visit, uscc = firm?.uscc, ...rest } of raised) {
    if ((await store.readStream(journal, demandStream(demand))).length > 0) continue
    const body = { demand, name: firm?.name ?? '', channel: 'visit', raisedOn: on, ...rest } as const
    const refusal = decided(await decideRaiseDemand(shell, who, uscc === undefined ? body : { ...body, uscc }))
    if (refusal) return refusal
  }
  return decisions.length === 0 ? { refused: 'NothingChanges' } : together(decisions)
}

/** Fields that the other content may have had and this one has not. */
const emptied = {
  purposes: null,
  results: null,
  campaign: null,
  note: null,
  findings: null,
  solvedOnTheSpot: null,
  commitments: null,
  nextVisitOn: null,
  followedUp: null,
} satisfies AmendVisit['changes']

async function demandAnew(shell: Shell, who: Who, demand: RaiseDemand): Promise<Decision | ProblemRefusal> {
  const known = await shell.store.readStream(shell.journal, demandStream(demand.demand))
  if (known.length === 0) return decideRaiseDemand(shell, who, demand)
  const { demand: id, officer: _officer, attachments: _attachments, nextStep: _next, ...changes } = demand
  const amended: AmendDemand = { changes, reason: '核对后采用手机上的另一份' }
  return decideAmendDemand(shell, who, { demand: id, ...amended })
}

function together(decisions: readonly Decision[]): Decision {
  return {
    events: decisions.flatMap(({ events }) => events),
    expect: decisions.flatMap(({ expect = [] }) => expect),
  }
}
