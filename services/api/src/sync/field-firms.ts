import { eventLine, type FieldChanges, type FieldDemand, type FieldFirm } from '@titian/contract'
import { allowedMoves } from '@titian/domain'
import {
  enterpriseOf,
  lastAskedOf,
  carriedVisits,
  openDemandsBeside,
  openDemandsOf,
  timelineOf,
  type CarriedDemand,
  type CarriedFirm,
  type CarriedVisit,
  type LastAsked,
} from '@titian/read-models'
import type { Transaction } from 'kysely'
import { briefingOf } from '../enterprises/briefing.ts'
import { readContact } from '../enterprises/contact.ts'
import { names } from '../enterprises/shown-event.ts'
import type { Moment } from '../question.ts'

const eventsShown = 5
const verdicts = ['solved', 'partly', 'not-solved'] as const

/** Firms as a device carries them: one's own with all that is needed at the door, others by name. */
export async function fieldFirms(
  db: Transaction<unknown>,
  moment: Moment,
  firms: readonly CarriedFirm[],
): Promise<FieldFirm[]> {
  const own = firms.flatMap(({ stream, own: isOwn }) => (isOwn ? [stream] : []))
  const visits = Map.groupBy(await carriedVisits(db, own, moment, eventsShown), ({ stream }) => stream)
  const demands = Map.groupBy(await openDemandsOf(db, own, moment), ({ stream }) => stream)
  const asked = new Map((await lastAskedOf(db, own, moment)).map((last) => [last.stream, last]))
  const shown: FieldFirm[] = []
  // One after the other: all of them are asked in one transaction.
  for (const firm of firms) {
    const { stream, codes, own: isOwn, ...named } = firm
    const line = { ...named, codes: [...codes], own: isOwn }
    const records = { visits: visits.get(stream) ?? [], demands: demands.get(stream) ?? [], last: asked.get(stream) }
    shown.push(isOwn ? await whole(db, moment, line, records) : line)
  }
  return shown
}

/** One's own demands that come with no firm of one's own. */
export async function demandsBeside(db: Transaction<unknown>, moment: Moment): Promise<FieldChanges['demands']> {
  const demands = await openDemandsBeside(db, moment, moment)
  return demands.map(({ name, ...demand }) => ({ name, demand: shownDemand(demand) }))
}

interface Records {
  readonly visits: readonly CarriedVisit[]
  readonly demands: readonly CarriedDemand[]
  readonly last: LastAsked | undefined
}

async function whole(
  db: Transaction<unknown>,
  moment: Moment,
  line: FieldFirm,
  { visits, demands, last }: Records,
): Promise<FieldFirm> {
  const firm = await enterpriseOf(db, line.uscc, moment)
  if (!firm) return line
  const recorded = (await timelineOf(db, line.uscc, moment)) ?? []
  const events = [
    ...recorded
      .slice(0, eventsShown)
      .map(({ occurredOn, event }) => ({ on: occurredOn, line: eventLine(event, names) })),
    ...visits.map((visit) => ({ on: visit.on, line: visitLine(line.name, visit) })),
  ].toSorted((one, other) => (one.on > other.on ? -1 : one.on < other.on ? 1 : 0))
  return {
    ...line,
    stage: firm.stage,
    titles: firm.titles
      .filter(({ state }) => state === 'valid')
      .map(({ title, name, through }) => ({ title, name, through })),
    contact: await readContact(db, moment.journal, firm.contact),
    lastVisitOn: visits[0]?.on ?? null,
    demands: demands.map(({ stream: _stream, ...demand }) => shownDemand(demand)),
    briefing: briefingOf(firm, last ?? { demand: null, visit: null }, moment.asOf, () => true),
    events: events.slice(0, eventsShown),
  }
}

function visitLine(name: string, { mode, purposes, results, campaign, note, officers }: CarriedVisit): string {
  const data = {
    name,
    mode,
    purposes,
    results,
    officers,
    ...(campaign === null ? {} : { campaign }),
    ...(note === null ? {} : { note }),
  }
  return eventLine({ type: 'VisitLogged', data }, names)
}

/** 研究、合作、人才、平台 run by milestones, which are planned at the desk. */
function shownDemand({
  hasClock,
  verdict: said,
  state,
  holder,
  ...demand
}: Omit<CarriedDemand, 'stream'>): FieldDemand {
  const mover = { status: state, isHeld: holder !== null, runsByMilestones: false, hasClock, isDrawn: false }
  const verdict = verdicts.find((each) => each === said)
  return { ...demand, ...(verdict ? { verdict } : {}), state, holder, moves: [...allowedMoves(mover)] }
}
