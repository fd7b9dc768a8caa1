import type { Day } from '../day.ts'
import type {
  ClosingCode,
  DemandData,
  DemandEvent,
  DemandTier,
  Holder,
  ListedDemand,
  NextStep,
} from './demand-event.ts'
import { begunOnList, closedByList, standingRows, type ListedClosing } from './listed-course.ts'

/** 登记, 分派, 受理, 办理中, 挂起, 已答复, 企业确认, 办结, 回访核实, 归档. 转办 and 提级 show as holder and tier. */
export type DemandStatus =
  | 'registered'
  | 'assigned'
  | 'accepted'
  | 'in-progress'
  | 'suspended'
  | 'answered'
  | 'confirmed'
  | 'closed'
  | 'verified'
  | 'archived'

export interface DemandFact {
  readonly event: DemandEvent
  readonly occurredOn: Day
}

/** A fact with its number in the stream. */
export type NumberedFact = DemandFact & { readonly version: number }

export interface Milestone {
  readonly milestone: string
  readonly text: string
  readonly due: Day
  readonly reachedOn?: Day
  readonly evidence?: string
}

/** What is asked for, as it reads after every amendment. */
export type DemandContent = Omit<DemandData, 'officer' | 'channel'> &
  Pick<ListedDemand, 'kind'> & { readonly channel: DemandData['channel'] }

/** A demand as it stands. */
export interface Demand {
  readonly content: DemandContent
  /** Raised here, so that it owes next step, closing code and evidence; else a list says all that is known: 清单未载明. */
  readonly ours: boolean
  readonly raisedOn: Day
  readonly status: DemandStatus
  /** Since when it has this status. */
  readonly since: Day
  /** The one accountable officer; `named` keys a person where only a name is known. */
  readonly officer?: string
  readonly named?: string
  readonly nextStep?: NextStep
  readonly tier: DemandTier
  /** 承办单位 and 协办单位, since 转办. */
  readonly holder?: { readonly to: Holder; readonly with: readonly Holder[]; readonly since: Day }
  readonly milestones: readonly Milestone[]
  readonly acceptedOn?: Day
  readonly answeredOn?: Day
  /** Why the clock waits for the firm. */
  readonly waitingFor?: string
  /** The question to the firm that is open. */
  readonly asked?: { readonly confirmation: string; readonly way: 'link' | 'call'; readonly until: Day }
  readonly confirmed?: {
    readonly on: Day
    readonly way: 'link' | 'call'
    readonly verdict: 'solved' | 'partly' | 'not-solved'
    readonly satisfaction?: number
  }
  /** `code` is absent where a list closed it. */
  readonly closing?: {
    readonly on: Day
    readonly code?: ClosingCode
    readonly note?: string
    readonly evidence: readonly { readonly kind: string; readonly number: string }[]
    readonly into?: string
  }
  readonly drawn?: { readonly sample: string; readonly on: Day }
  readonly verified?: { readonly on: Day; readonly upheld: boolean; readonly note?: string }
  readonly reopened: number
  readonly reopenedOn?: Day
}

/** A demand after one fact more. The first steps of a listed demand have no fact of their own. */
export interface DemandStep {
  readonly on: Day
  readonly demand: Demand
  readonly event?: DemandEvent
  /** The events that say so. */
  readonly versions: readonly number[]
}

export function isOpen({ status }: Pick<Demand, 'status'>): boolean {
  return status !== 'closed' && status !== 'verified' && status !== 'archived'
}

/** As it stands after all that happened; undefined where nothing that was said of it stands. */
export function demandOf(facts: readonly NumberedFact[]): Demand | undefined {
  return courseOf(facts).at(-1)?.demand
}

/**
 * A demand's course in the world's time, whatever order the log learnt it in. What lists say is where it begins, unless it
 * was raised here; what people did comes after. Either way a list may close it.
 */
export function courseOf(facts: readonly NumberedFact[]): readonly DemandStep[] {
  const raised = facts.find(({ event }) => event.type === 'DemandRaised')
  const listed = standingRows(facts)
  const first = raised ? begunHere(raised) : begunOnList(listed)
  if (!first) return []
  const closing = closedByList(listed, raised ? facts : [])
  const steps = [first]
  for (const { event, occurredOn, version } of inDayOrder([...facts, ...(closing ? [closing] : [])])) {
    const last = steps.at(-1) ?? first
    if (event.type === 'DemandRaised' || event.type === 'DemandListed' || event.type === 'StatementWithdrawn') continue
    const on = occurredOn > last.on ? occurredOn : last.on
    if (event.type === 'ClosedByList')
      steps.push({
        on,
        demand: at({ ...last.demand, closing: { on, evidence: [] } }, 'closed', on),
        versions: listed.map((row) => row.version),
      })
    else steps.push({ on, demand: after(last.demand, event, on), event, versions: [version] })
  }
  return steps
}

/** What was done offline comes late, and lies on its day all the same. */
function inDayOrder<Fact extends NumberedFact | ListedClosing>(facts: readonly Fact[]): readonly Fact[] {
  return facts.toSorted((a, b) =>
    a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.version - b.version,
  )
}

function begunHere({ event, occurredOn, version }: NumberedFact): DemandStep | undefined {
  if (event.type !== 'DemandRaised') return undefined
  const { officer, nextStep, ...content } = event.data
  const demand: Demand = {
    content,
    ours: true,
    raisedOn: occurredOn,
    status: officer === undefined ? 'registered' : 'assigned',
    since: occurredOn,
    ...(officer === undefined ? {} : { officer }),
    ...(nextStep ? { nextStep } : {}),
    tier: 'county',
    milestones: [],
    reopened: 0,
  }
  return { on: occurredOn, demand, event, versions: [version] }
}

type Move = Exclude<DemandEvent, { readonly type: 'DemandRaised' | 'DemandListed' | 'StatementWithdrawn' }>

/** Total: a log that was written by other rules reads all the same. */
function after(demand: Demand, event: Move, on: Day): Demand {
  switch (event.type) {
    case 'DemandAmended':
      return amended(demand, event.data.changes)
    case 'DemandAssigned': {
      const { named: _, ...rest } = demand
      return at(
        { ...rest, officer: event.data.officer },
        demand.status === 'registered' ? 'assigned' : demand.status,
        on,
      )
    }
    case 'NamedPersonIdentified': {
      // It says who the name was all along, where that name still stands.
      const { named, ...rest } = demand
      return named !== undefined && event.data.named.includes(named) ? { ...rest, officer: event.data.officer } : demand
    }
    case 'NamedPersonKept':
      return demand
    case 'DemandAccepted': {
      const waits = demand.status === 'registered' || demand.status === 'assigned'
      return at(begun(demand, on, event.data.nextStep), waits ? 'accepted' : demand.status, on)
    }
    case 'DemandProgressed':
      // While it waits for the firm, a note does not set the clock going.
      return at(begun(demand, on, event.data.nextStep), demand.status === 'suspended' ? 'suspended' : 'in-progress', on)
    case 'DemandPassedOn': {
      const { to, with: others = [], nextStep } = event.data
      return at({ ...begun(demand, on, nextStep), holder: { to, with: others, since: on } }, 'in-progress', on)
    }
    case 'DemandReturned': {
      const { holder: _, ...rest } = begun(demand, on, event.data.nextStep)
      return at(rest, 'in-progress', on)
    }
    case 'DemandEscalated':
      return at({ ...begun(demand, on, event.data.nextStep), tier: event.data.tier }, 'in-progress', on)
    case 'DemandSuspended':
      return at({ ...begun(demand, on, event.data.nextStep), waitingFor: event.data.reason }, 'suspended', on)
    case 'DemandResumed':
      return at(begun(demand, on, event.data.nextStep), 'in-progress', on)
    case 'DemandExtended':
      return demand
    case 'MilestonePlanned':
      return { ...demand, milestones: [...demand.milestones, event.data] }
    case 'MilestoneReached': {
      const { milestone, evidence, nextStep } = event.data
      const milestones = demand.milestones.map((each) =>
        each.milestone === milestone
          ? { ...each, reachedOn: on, ...(evidence === undefined ? {} : { evidence }) }
          : each,
      )
      return at({ ...begun(demand, on, nextStep), milestones }, 'in-progress', on)
    }
    case 'DemandAnswered':
      return at({ ...begun(demand, on, event.data.nextStep), answeredOn: on }, 'answered', on)
    case 'ConfirmationAsked':
      return { ...demand, asked: event.data }
    case 'DemandConfirmed':
      return confirmed(demand, event.data, on)
    case 'DemandClosed': {
      const { nextStep: _, holder: _holder, ...rest } = demand
      const { nextStep, evidence = [], ...closing } = event.data
      return at({ ...rest, ...(nextStep ? { nextStep } : {}), closing: { on, evidence, ...closing } }, 'closed', on)
    }
    case 'CallBackDrawn':
      return { ...demand, drawn: { sample: event.data.sample, on } }
    case 'DemandVerified': {
      const { upheld, note } = event.data
      const verified = { ...demand, verified: { on, upheld, ...(note === undefined ? {} : { note }) } }
      return demand.status === 'closed' ? at(verified, 'verified', on) : verified
    }
    case 'DemandArchived':
      return at(demand, 'archived', on)
    case 'DemandReopened': {
      const { answeredOn: _a, asked: _q, confirmed: _c, closing: _e, drawn: _d, verified: _v, ...rest } = demand
      const reopened = { ...rest, reopened: demand.reopened + 1, reopenedOn: on, nextStep: event.data.nextStep }
      return at(reopened, 'in-progress', on)
    }
  }
}

/** Whoever does something about it has accepted it. */
function begun(demand: Demand, on: Day, nextStep: NextStep): Demand {
  return { ...demand, acceptedOn: demand.acceptedOn ?? on, nextStep }
}

function at(demand: Demand, status: DemandStatus, on: Day): Demand {
  if (status === demand.status) return demand
  const { waitingFor, ...rest } = demand
  return { ...rest, ...(status === 'suspended' && waitingFor !== undefined ? { waitingFor } : {}), status, since: on }
}

/** The firm says that nothing is solved: it goes on. What is closed stays so until somebody reopens it. */
function confirmed(
  demand: Demand,
  { way, verdict, satisfaction }: Extract<DemandEvent, { readonly type: 'DemandConfirmed' }>['data'],
  on: Day,
): Demand {
  const { asked: _, ...rest } = demand
  const said = { ...rest, confirmed: { on, way, verdict, ...(satisfaction === undefined ? {} : { satisfaction }) } }
  if (!isOpen(demand)) return said
  return at(said, verdict === 'not-solved' ? 'in-progress' : 'confirmed', on)
}

function amended(demand: Demand, changes: Readonly<Record<string, unknown>>): Demand {
  const { raisedOn, ...fields } = changes
  const kept = Object.entries({ ...demand.content, ...fields }).filter(([, value]) => value !== null)
  const content: object = Object.fromEntries(kept)
  return {
    ...demand,
    // The edge let only fitting values in; a shape that has since become stricter leaves the demand as it was.
    content: isContent(content) ? content : demand.content,
    raisedOn: typeof raisedOn === 'string' ? raisedOn : demand.raisedOn,
  }
}

function isContent(content: object): content is DemandContent {
  return (
    'name' in content &&
    typeof content.name === 'string' &&
    'text' in content &&
    typeof content.text === 'string' &&
    'category' in content &&
    typeof content.category === 'string' &&
    'channel' in content
  )
}
