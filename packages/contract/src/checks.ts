import { Type, type Static } from 'typebox'
import { closed, Cursor, Day, InTime, Limit, Positions, UnitCode, Uuid } from './vocabulary.ts'
import { EventLine } from './figures.ts'
import { CreditCode, Money } from './visits.ts'

export const checkItems = ['exists', 'place', 'people', 'research', 'rights', 'accounts', 'products'] as const
export const checkHolds = ['yes', 'no', 'not-seen'] as const
export const checkStatuses = ['open', 'recorded', 'passed', 'failed', 'dropped'] as const
/** `running` is 待核查 and 待复核. */
export const checkStatusFilters = ['running', ...checkStatuses] as const

const Reason = Type.String({ minLength: 2, maxLength: 300 })
const Note = Type.String({ minLength: 1, maxLength: 500 })
const Person = Type.String({ minLength: 1, maxLength: 40, description: '服务员编号；没有编号的，用账号' })
const Text = Type.Union([Type.String(), Type.Null()])
const Year = Type.Integer({ minimum: 2017, maximum: 2100, description: '入库年度' })

/** What the rules ask for; what nobody knows is absent. */
export const CheckInput = closed({
  employees: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, description: '职工总数' })),
  scientistShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: '科技人员占职工总数，小数' })),
  research: Type.Optional(Money),
  rights: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, description: '知识产权件数' })),
  riskWithin3Years: Type.Optional(Type.Boolean({ description: '近 3 年失信，或被撤销登记编号' })),
  firstTime: Type.Optional(Type.Boolean({ description: '首次参加评价' })),
})
export type CheckInput = Static<typeof CheckInput>

export const CheckRulesQuery = closed({ ...InTime })

export const CheckRules = closed({
  id: Type.String(),
  from: Day,
  to: Type.Union([Day, Type.Null()]),
  source: Type.String({ description: '依据' }),
  reviewDays: Type.Integer({ description: '形式审查的工作日数' }),
  rules: Type.Array(closed({ rule: Type.String(), words: Type.String() })),
})
export type CheckRules = Static<typeof CheckRules>

/** The rules of a day, and all that the system knows. */
export const CheckRulesOn = closed({ on: Day, rules: CheckRules, all: Type.Array(CheckRules) })
export type CheckRulesOn = Static<typeof CheckRulesOn>

export const Trigger = closed({
  rule: Type.String(),
  words: Type.String(),
  verdict: Type.Enum(['met', 'unmet', 'unknown'] as const, { description: 'unknown 为未知，由核查人员弄清' }),
})
export type Trigger = Static<typeof Trigger>

export const FirmsToCheckQuery = closed({
  year: Year,
  unit: Type.Optional(UnitCode),
  among: Type.Optional(
    Type.Enum(['again', 'all'] as const, { description: '上年入库本年未入库的，或全部本年未入库的' }),
  ),
  uscc: Type.Optional(CreditCode),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
  ...InTime,
})

export const knownBy = ['register', 'visit', 'registrations', 'revocation', 'number-revocation', 'credit-risk'] as const

export const FirmToCheck = closed({
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  known: CheckInput,
  /** Of which day each known number is, and who said it. */
  from: Type.Array(closed({ field: Type.String(), on: Day, by: Type.Enum(knownBy) })),
  triggers: Type.Array(Trigger),
  check: Type.Union([closed({ check: Type.String(), status: Type.Enum(checkStatuses) }), Type.Null()]),
})
export type FirmToCheck = Static<typeof FirmToCheck>

export const FirmsToCheck = closed({
  rules: CheckRules,
  items: Type.Array(FirmToCheck),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type FirmsToCheck = Static<typeof FirmsToCheck>

export const ChecksQuery = closed({
  unit: Type.Optional(UnitCode),
  year: Type.Optional(Year),
  status: Type.Optional(Type.Enum(checkStatusFilters)),
  late: Type.Optional(Type.Boolean({ description: '只看在办且超过形式审查期限的' })),
  mine: Type.Optional(Type.Boolean({ description: '只看本人是核查人员的' })),
  uscc: Type.Optional(CreditCode),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
  ...InTime,
})

const line = {
  check: Type.String(),
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  year: Type.Integer(),
  status: Type.Enum(checkStatuses),
  who: Type.Array(closed({ who: Type.String(), name: Text })),
  triggers: Type.Array(Type.String(), { description: '触发条件' }),
  raisedOn: Day,
  due: Day,
  late: Type.Boolean(),
  clock: Text,
  recordedOn: Type.Union([Day, Type.Null()]),
  concludedOn: Type.Union([Day, Type.Null()]),
}
export const CheckLine = closed(line)
export type CheckLine = Static<typeof CheckLine>

export const Checks = closed({
  count: Type.Integer(),
  items: Type.Array(CheckLine),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type Checks = Static<typeof Checks>

export const CheckFinding = closed({
  item: Type.Enum(checkItems),
  holds: Type.Enum(checkHolds),
  note: Type.Optional(Note),
})
export type CheckFinding = Static<typeof CheckFinding>

export const CheckShown = closed({
  ...line,
  rules: CheckRules,
  judged: Type.Array(Trigger),
  known: CheckInput,
  declared: CheckInput,
  reason: Text,
  recordedBy: Text,
  findings: Type.Array(CheckFinding),
  note: Text,
  conclusion: Text,
  dropped: Text,
  may: closed({
    staff: Type.Boolean(),
    drop: Type.Boolean(),
    recordAs: Type.Array(Person, { description: '可以谁的名义填写核查表' }),
    concludeAs: Type.Array(Person, { description: '可以谁的名义复核' }),
  }),
  events: Type.Array(EventLine),
  positions: Positions,
})
export type CheckShown = Static<typeof CheckShown>

export const CheckAsOf = closed({ ...InTime })

/** The check's id is made by whoever raises it. */
export const RaiseCheck = closed({
  check: Uuid,
  uscc: CreditCode,
  year: Year,
  declared: Type.Optional(CheckInput),
  reason: Type.Optional(Reason),
})
export type RaiseCheck = Static<typeof RaiseCheck>

export const StaffCheck = closed({ who: Type.Array(Person, { minItems: 2, maxItems: 2 }) })
export type StaffCheck = Static<typeof StaffCheck>

export const RecordCheck = closed({
  on: Day,
  findings: Type.Array(CheckFinding, { maxItems: checkItems.length }),
  note: Type.Optional(Note),
  by: Type.Optional(Person),
})
export type RecordCheck = Static<typeof RecordCheck>

export const ConcludeCheck = closed({
  verdict: Type.Enum(['passed', 'failed'] as const),
  note: Type.Optional(Note),
  by: Type.Optional(Person),
})
export type ConcludeCheck = Static<typeof ConcludeCheck>

export const DropCheck = closed({ reason: Reason })
export type DropCheck = Static<typeof DropCheck>
