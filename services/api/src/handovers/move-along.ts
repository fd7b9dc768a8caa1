import type { ProblemRefusal } from '@titian/contract'
import {
  assignmentDecider,
  demandDecider,
  demandStream,
  handOverDemand,
  isRefused,
  tenureOn,
  tenuresOfFirm,
  type CodedFact,
  type Day,
  type Prepared,
} from '@titian/domain'
import { demandFactOf, firmsByCode, openDemandsOfFirms, withScope, type Principal } from '@titian/read-models'
import { loadFirms, onFirms } from '../assignments/firm-streams.ts'
import type { Decision } from '../command.ts'
import { judgeServing } from '../officers/officer-log.ts'
import { askAs } from '../question.ts'
import type { Shell } from '../shell.ts'

interface Accepted {
  readonly prepared: Prepared
  /** The first day of the new officer. */
  readonly on: Day
}

/**
 * Each firm that is still with the officer goes over from the day agreed, whatever day it is accepted, and what is open with
 * it on the day of acceptance.
 */
export async function moveAlong(
  shell: Shell,
  principal: Principal,
  { prepared, on }: Accepted,
  settled: Decision,
  today: Day,
): Promise<Decision | ProblemRefusal> {
  const { handover, from, to, document } = prepared
  const refusal = await judgeServing(shell, to, on, 'to')
  if (refusal) return refusal
  const known = await askAs(shell, principal, {}, async (db, moment) => ({
    firms: await firmsByCode(
      db,
      prepared.firms.map(({ uscc }) => uscc),
      moment,
    ),
  }))
  if ('refused' in known) return known
  const loaded = await loadFirms(
    shell,
    prepared.firms.map(
      ({ uscc, name }) => known.firms.get(uscc) ?? { asked: uscc, uscc, name, unit: '', codes: [uscc] },
    ),
  )
  const facts: CodedFact[] = []
  const moving: string[] = []
  for (const { firm, streams } of loaded) {
    if (tenureOn(tenuresOfFirm(streams), on)?.officer !== from) continue
    const assignment = { uscc: firm.uscc, name: firm.name, officer: to, ...(document ? { document } : {}), handover }
    const decided = assignmentDecider.decide({ type: 'AssignOfficer', assignment, on }, streams)
    if (isRefused(decided)) continue
    facts.push(...decided)
    moving.push(firm.uscc, ...firm.codes)
  }
  const decisions = [settled, onFirms(loaded, facts), await moveDemands(shell, principal, moving, prepared, today)]
  return {
    events: decisions.flatMap(({ events }) => events),
    expect: decisions.flatMap(({ expect = [] }) => expect),
  }
}

async function moveDemands(
  shell: Shell,
  principal: Principal,
  codes: readonly string[],
  going: Prepared,
  today: Day,
): Promise<Decision> {
  const open = await withScope(shell.db, principal, (db) =>
    openDemandsOfFirms(db, codes, going.from, { journal: shell.journal, asOf: today }),
  )
  const streams = await shell.store.readStreams(
    shell.journal,
    open.map(({ demand }) => demandStream(demand)),
  )
  const moved = [...streams].flatMap(([stream, events]) => {
    const { facts } = events.map(demandFactOf).reduce(demandDecider.evolve, demandDecider.initialState)
    const event = handOverDemand(facts, { ...going, on: today })
    return event ? [{ event: { stream, ...event, schema: 1, occurredOn: today }, version: events.length }] : []
  })
  return {
    events: moved.map(({ event }) => event),
    expect: moved.map(({ event: { stream }, version }) => ({ stream, version })),
  }
}
