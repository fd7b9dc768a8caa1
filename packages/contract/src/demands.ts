import { Type, type Static } from 'typebox'
import { closed, Day, UnitCode, Uuid } from './vocabulary.ts'
import { Attachment, CreditCode, demandCategories, demandSecrecies, Money, NextStep, OfficerCode } from './visits.ts'

export const demandChannels = ['visit', 'hotline', 'self-reported', 'meeting', 'questionnaire', 'list'] as const
export const demandTiers = ['county', 'city', 'consultation'] as const
export const closingCodes = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8'] as const

export const Holder = closed({
  unit: Type.Optional(UnitCode),
  body: Type.String({ minLength: 1, maxLength: 60 }),
})
export type Holder = Static<typeof Holder>

/** 提出需求; the id is made by whoever raises it (UUIDv7). */
export const RaiseDemand = closed({
  demand: Uuid,
  uscc: Type.Optional(CreditCode),
  name: Type.String({ minLength: 1, maxLength: 120 }),
  category: Type.Enum(demandCategories),
  text: Type.String({ minLength: 1, maxLength: 2000 }),
  channel: Type.Enum(demandChannels),
  raisedOn: Type.Optional(Day),
  secrecy: Type.Optional(Type.Enum(demandSecrecies)),
  officer: Type.Optional(OfficerCode),
  wanted: Type.Optional(Type.String({ maxLength: 1000 })),
  budget: Type.Optional(Money),
  attachments: Type.Optional(Type.Array(Attachment, { maxItems: 20 })),
  nextStep: Type.Optional(NextStep),
})
export type RaiseDemand = Static<typeof RaiseDemand>

export const demandMoves = [
  'assign',
  'accept',
  'progress',
  'pass-on',
  'return',
  'escalate',
  'suspend',
  'resume',
  'extend',
  'plan-milestone',
  'reach-milestone',
  'answer',
  'close',
  'ask-confirmation',
  'confirm',
  'verify',
  'archive',
  'reopen',
] as const
export type DemandMove = (typeof demandMoves)[number]

/** One step of a demand. Which fields a move needs is judged with it: the refusal names the field that is missing. */
export const MoveDemand = closed({
  move: Type.Enum(demandMoves),
  /** The version that whoever moves it has seen; a move that is no longer allowed then goes to 核对. */
  seen: Type.Optional(Type.Integer({ minimum: 0 })),
  on: Type.Optional(Day),
  nextStep: Type.Optional(NextStep),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
  reason: Type.Optional(Type.String({ maxLength: 300 })),
  answer: Type.Optional(Type.String({ maxLength: 2000 })),
  officer: Type.Optional(OfficerCode),
  to: Type.Optional(Holder),
  with: Type.Optional(Type.Array(Holder, { maxItems: 10 })),
  tier: Type.Optional(Type.Enum(demandTiers)),
  clock: Type.Optional(Type.Enum(['respond', 'solve'] as const)),
  until: Type.Optional(Day),
  milestone: Type.Optional(Uuid),
  text: Type.Optional(Type.String({ maxLength: 300 })),
  due: Type.Optional(Day),
  code: Type.Optional(Type.Enum(closingCodes)),
  evidence: Type.Optional(
    Type.Array(
      closed({
        kind: Type.String({ minLength: 1, maxLength: 40 }),
        number: Type.String({ minLength: 1, maxLength: 120 }),
      }),
      { maxItems: 10 },
    ),
  ),
  /** Demands of ledgers are called by their number. */
  into: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  way: Type.Optional(Type.Enum(['link', 'call'] as const)),
  verdict: Type.Optional(Type.Enum(['solved', 'partly', 'not-solved'] as const)),
  satisfaction: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  upheld: Type.Optional(Type.Boolean()),
})
export type MoveDemand = Static<typeof MoveDemand>

/** Fields as they should read; null empties one. Who is accountable, holds it or is to do what is changed by moves. */
export const AmendDemand = closed({
  changes: closed({
    uscc: Type.Optional(Type.Union([CreditCode, Type.Null()])),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    category: Type.Optional(Type.Enum(demandCategories)),
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    channel: Type.Optional(Type.Enum(demandChannels)),
    secrecy: Type.Optional(Type.Enum(demandSecrecies)),
    wanted: Type.Optional(Type.Union([Type.String({ maxLength: 1000 }), Type.Null()])),
    budget: Type.Optional(Type.Union([Money, Type.Null()])),
    raisedOn: Type.Optional(Day),
  }),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
})
export type AmendDemand = Static<typeof AmendDemand>

/** What a demand that was raised answers: the number by which everyone calls it. */
export const DemandRaised = closed({ position: Type.Integer(), demand: Uuid, number: Type.String() })
export type DemandRaised = Static<typeof DemandRaised>

/** A question to the firm by a link carries its secret here, once: it is kept as a hash only. */
export const DemandMoved = closed({
  position: Type.Integer(),
  confirmation: Type.Optional(closed({ secret: Type.String(), until: Day })),
})
export type DemandMoved = Static<typeof DemandMoved>

/** What a firm's clerk sees who opens its link: its own demand, and who asks. A link that is done with says no more of it. */
export const Confirmation = Type.Union([
  closed({ state: Type.Enum(['answered', 'expired'] as const), number: Type.String() }),
  closed({
    state: Type.Enum(['open'] as const),
    number: Type.String(),
    name: Type.String(),
    text: Type.String(),
    raisedOn: Day,
    /** What was said to the firm, or how it was closed. */
    answer: Type.Union([Type.String(), Type.Null()]),
    asks: closed({
      name: Type.Union([Type.String(), Type.Null()]),
      organisation: Type.Union([Type.String(), Type.Null()]),
    }),
    until: Type.Union([Day, Type.Null()]),
  }),
])
export type Confirmation = Static<typeof Confirmation>

export const Confirm = closed({
  verdict: Type.Enum(['solved', 'partly', 'not-solved'] as const),
  satisfaction: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  note: Type.Optional(Type.String({ maxLength: 500 })),
})
export type Confirm = Static<typeof Confirm>
export const Confirmed = closed({ state: Type.Enum(['answered']) })
export type Confirmed = Static<typeof Confirmed>
