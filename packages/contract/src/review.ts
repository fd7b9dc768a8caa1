import { Type, type Static } from 'typebox'
import { CreditCode, OfficerCode } from './visits.ts'
import { closed, Cursor, InTime, Instant, Limit, Positions, UnitCode, Uuid } from './vocabulary.ts'

/**
 * What waits for a person waits now: when each doubt arose is shown, when it was settled is not kept of all of them. So
 * there is neither `asOf` nor `knownAt`.
 */
export const ReviewQuery = closed({ cursor: Type.Optional(Cursor), limit: Type.Optional(Limit), after: InTime.after })

/** 核对: a firm or a target of which sources differ, or a row that nobody could place. */
export const ReviewItem = closed({
  id: Type.String(),
  kind: Type.Enum([
    'unit-differs',
    'units-differ',
    'row-unclear',
    'firms-for-city',
    'target-differs',
    'person-named',
    'demand-differs',
    'record-kept',
    'records-missing',
    'command-differs',
    'quarantined',
  ]),
  sentence: Type.String(),
  uscc: Type.Union([Type.String(), Type.Null()]),
  importId: Type.Union([Type.String(), Type.Null()]),
  row: Type.Union([Type.Integer(), Type.Null()]),
  /** The year whose lists name the firm in several counties: it may be confirmed that all of them are right. */
  unitsOf: Type.Union([closed({ year: Type.Integer(), name: Type.String() }), Type.Null()]),
  /** Which target lists set differently. */
  target: Type.Union([closed({ indicator: Type.String(), unit: UnitCode, year: Type.Integer() }), Type.Null()]),
  /** Who stands in records only by name, and which officers have that name. */
  person: Type.Union([
    closed({
      person: Uuid,
      name: Type.String(),
      candidates: Type.Array(
        closed({
          officer: Type.String(),
          organisation: Type.Union([Type.String(), Type.Null()]),
          unit: Type.Union([UnitCode, Type.Null()]),
        }),
      ),
    }),
    Type.Null(),
  ]),
  /** A record that a phone brought, or the phone of which some never came; whoever asks may settle it where it is theirs. */
  kept: Type.Union([
    closed({
      account: Type.String(),
      record: Type.Union([Uuid, Type.Null()]),
      content: Type.Union([Type.String(), Type.Null()]),
      device: Type.Union([Uuid, Type.Null()]),
      isOwn: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  /** A second content of a command, which the city settles once it was looked into. */
  contested: Type.Union([closed({ account: Type.String(), command: Uuid, content: Type.String() }), Type.Null()]),
  /** What several lists say of one thing, where they differ, side by side. */
  versions: Type.Array(
    closed({
      list: Type.String(),
      fields: Type.Array(closed({ name: Type.String(), value: Type.String() })),
    }),
  ),
  since: Instant,
})
export type ReviewItem = Static<typeof ReviewItem>
export const Review = closed({
  count: Type.Integer(),
  items: Type.Array(ReviewItem),
  next: Type.Union([Cursor, Type.Null()]),
  positions: Positions,
})
export type Review = Static<typeof Review>

/** 以这份为准 or 不采用: what a phone brought and was kept aside. Only whoever made it may take it; the city may drop it too. */
export const SettleKept = closed({
  account: Type.String({ minLength: 1, maxLength: 60 }),
  record: Uuid,
  content: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  decision: Type.Enum(['accept', 'reject'] as const),
})
export type SettleKept = Static<typeof SettleKept>

/** 不再提示: a second content of a command was looked into; it stays without effect. */
export const SettleContested = closed({
  account: Type.String({ minLength: 1, maxLength: 64 }),
  command: Uuid,
  content: Type.String({ pattern: '^[0-9a-f]{64}$' }),
})
export type SettleContested = Static<typeof SettleContested>

/** The records that a device numbered and that never came are made up for, or will not come: why. */
export const GiveUpMissing = closed({
  account: Type.String({ minLength: 1, maxLength: 60 }),
  device: Uuid,
  reason: Type.String({ minLength: 1, maxLength: 200 }),
})
export type GiveUpMissing = Static<typeof GiveUpMissing>

/** 确认无误: lists of the year name the firm in several counties, and all of them are right: why. */
export const ConfirmUnits = closed({
  uscc: CreditCode,
  year: Type.Integer({ minimum: 1990, maximum: 2100 }),
  reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
})
export type ConfirmUnits = Static<typeof ConfirmUnits>

/** 是同一人: the person behind the key, and all of that name who wait, are this officer; null: no officer. */
export const IdentifyPerson = closed({
  person: Uuid,
  officer: Type.Union([OfficerCode, Type.Null()]),
})
export type IdentifyPerson = Static<typeof IdentifyPerson>
export const PersonIdentified = closed({
  position: Type.Integer(),
  records: Type.Integer({ description: '本次核对了几条记录' }),
})
export type PersonIdentified = Static<typeof PersonIdentified>
