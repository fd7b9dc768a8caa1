import { Type, type Static } from 'typebox'
import { closed, Cursor, Day, InTime, Instant, Limit, Positions, UnitCode } from './vocabulary.ts'
import { EventLine } from './figures.ts'
import { FigureEffect } from './imports.ts'

export const stages = ['none', 'tech-sme', 'high-tech', 'gazelle', 'innovation-leader'] as const
export const Stage = Type.Enum(stages)

/** Which firms are meant; an export takes all of them, a page some. */
const filter = {
  query: Type.Optional(Type.String({ maxLength: 60, description: '名称、曾用名、拼音、首字母或信用代码末几位' })),
  unit: Type.Optional(UnitCode),
  title: Type.Optional(Type.String({ maxLength: 40 })),
  stage: Type.Optional(Stage),
  register: Type.Optional(Type.Enum(['in', 'outside'])),
  sort: Type.Optional(Type.Enum(['name', 'uscc', 'unit'])),
  ...InTime,
}
export const EnterprisesFilter = closed(filter)
export const EnterprisesQuery = closed({
  ...filter,
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
})
export const EnterpriseAsOf = closed(InTime)

export const EnterpriseLine = closed({
  uscc: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  stage: Stage,
  titles: Type.Array(Type.String()),
  inRegister: Type.Boolean(),
  status: Type.String(),
})
export type EnterpriseLine = Static<typeof EnterpriseLine>
/** A firm that somebody else looks after: enough to know that it is there. */
export const EnterpriseName = closed({ uscc: Type.String(), name: Type.String(), unit: UnitCode })
export type EnterpriseName = Static<typeof EnterpriseName>

export const Enterprises = closed({
  count: Type.Integer(),
  items: Type.Array(EnterpriseLine),
  others: Type.Optional(
    Type.Array(EnterpriseName, { description: '联络员、服务员搜索时，本县（市、区）其他企业，只有名称' }),
  ),
  next: Type.Union([Cursor, Type.Null()]),
  asOf: Day,
  positions: Positions,
})
export type Enterprises = Static<typeof Enterprises>

export const TitleHeld = closed({
  title: Type.String(),
  name: Type.String(),
  line: Type.Enum(['technology', 'industry', 'group']),
  from: Day,
  /** The last day on which it holds, where one is known. */
  through: Type.Union([Day, Type.Null()]),
  /** `valid`, `pending` (到期待重新认定, 待本年入库), `ended`. */
  state: Type.Enum(['valid', 'pending', 'ended', 'future']),
  number: Type.Union([Type.String(), Type.Null()]),
  document: Type.Union([Type.String(), Type.Null()]),
  positions: Type.Array(Type.Integer()),
})
export type TitleHeld = Static<typeof TitleHeld>

const ObservedOn = closed({
  on: Day,
  visit: Type.String(),
  year: Type.Optional(Type.Integer({ description: '营业收入、研发费用所属年度' })),
})

export const Enterprise = closed({
  uscc: Type.String(),
  formerCodes: Type.Array(Type.String()),
  name: Type.String(),
  formerNames: Type.Array(closed({ name: Type.String(), from: Type.Optional(Day), to: Type.Optional(Day) })),
  unit: UnitCode,
  /** Where a title list names another unit than the register, both are shown. */
  unitsDiffer: Type.Array(closed({ unit: UnitCode, source: Type.String(), position: Type.Integer() })),
  /** `transferred`: another unit answers for it since; what is shown is of the last day before. */
  status: Type.Enum(['active', 'closed', 'moved-out', 'transferred', 'not-yet', 'withdrawn']),
  inRegister: Type.Boolean(),
  stage: Stage,
  industryLine: Type.Union([Type.String(), Type.Null()]),
  titles: Type.Array(TitleHeld),
  details: closed({
    address: Type.Optional(Type.String()),
    industry: Type.Optional(Type.String()),
    industryName: Type.Optional(Type.String()),
    foundedOn: Type.Optional(Day),
    capital: Type.Optional(Type.Number()),
    employees: Type.Optional(Type.Number()),
    revenue: Type.Optional(Type.Number()),
    research: Type.Optional(Type.Number()),
    aboveScale: Type.Optional(Type.Boolean()),
    size: Type.Optional(Type.Enum(['micro', 'small', 'medium', 'large'])),
  }),
  /** Which of the details come from a visit (走访), and when; the others are the lists'. */
  observed: closed({
    employees: Type.Optional(ObservedOn),
    revenue: Type.Optional(ObservedOn),
    research: Type.Optional(ObservedOn),
  }),
  /** Masked; 查看 unmasks and is recorded. */
  contact: Type.Union([closed({ name: Type.String(), phone: Type.String() }), Type.Null()]),
  notes: Type.Array(Type.String()),
  asOf: Day,
  positions: Positions,
})
export type Enterprise = Static<typeof Enterprise>

export const TimelineEvent = closed({
  ...EventLine.properties,
  version: Type.Integer(),
  /** What another stream holds: a visit, a demand, who looks after the firm; absent for what is stated of the firm itself. */
  record: Type.Optional(
    closed({ kind: Type.Enum(['visit', 'demand', 'assignment', 'plan', 'check', 'duty', 'units']), id: Type.String() }),
  ),
  /** Whom the record names; without 编号 as a list or the account gives the name, without a name once the person was erased. */
  people: Type.Optional(
    Type.Array(
      closed({
        officer: Type.Union([Type.String(), Type.Null()]),
        name: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  ),
  /** Where it was recorded first, when it came here by merging two records of one firm. */
  mergedFrom: Type.Optional(closed({ uscc: Type.String(), actor: Type.String(), recordedAt: Instant })),
  withdrawn: Type.Boolean(),
  corrected: Type.Boolean(),
  /** The fields that a person may correct, as they stand. */
  fields: Type.Array(
    closed({
      field: Type.String(),
      name: Type.String(),
      value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
      was: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
    }),
  ),
})
export type TimelineEvent = Static<typeof TimelineEvent>
export const Timeline = closed({ items: Type.Array(TimelineEvent), positions: Positions })
export type Timeline = Static<typeof Timeline>

/**
 * 更正: what one record should say, or that it should not stand, with the reason. `occurredOn` moves the day.
 * With `preview` nothing is written: the answer says how figures would move.
 */
export const CorrectStatement = closed({
  concerns: Type.Integer({ minimum: 1, description: '记录在企业时间线上的序号' }),
  withdraw: Type.Optional(Type.Boolean()),
  changes: Type.Optional(
    Type.Record(
      Type.String({ maxLength: 40 }),
      Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean(), Type.Null()]),
    ),
  ),
  occurredOn: Type.Optional(Day),
  reason: Type.String({ minLength: 2, maxLength: 300 }),
  preview: Type.Optional(Type.Boolean()),
})
export type CorrectStatement = Static<typeof CorrectStatement>
export const statedChanges = [
  'ResponsibilityMoved',
  'EnterpriseRenamed',
  'EnterpriseClosed',
  'EnterpriseMovedOut',
  'TechSmeNumberRevoked',
  'CreditRiskListed',
] as const
/** 属地调整, 更名, 注销, 迁出, 撤销登记编号 or 失信 as a person states it. */
export const StateOfEnterprise = closed({
  type: Type.Enum(statedChanges),
  on: Day,
  unit: Type.Optional(UnitCode),
  name: Type.Optional(Type.String({ minLength: 2, maxLength: 1000 })),
  to: Type.Optional(Type.String({ maxLength: 60 })),
  number: Type.Optional(
    Type.String({ maxLength: 40, description: '撤销的入库登记编号；不填的，为变动日期当年的编号' }),
  ),
  kind: Type.Optional(Type.String({ minLength: 2, maxLength: 60, description: '失信、异常的名单或记录' })),
  /** 移出日期. */
  until: Type.Optional(Day),
  reason: Type.String({ minLength: 2, maxLength: 300 }),
  preview: Type.Optional(Type.Boolean()),
})
export type StateOfEnterprise = Static<typeof StateOfEnterprise>
export const Corrected = closed({
  position: Type.Union([Type.Integer(), Type.Null()]),
  effect: Type.Array(FigureEffect),
})
export type Corrected = Static<typeof Corrected>

/** 合并重复企业: `into` is any code of the firm that stays. With `preview` nothing is written. */
export const MergeEnterprises = closed({
  into: Type.String({ maxLength: 40, description: '留下的企业的统一社会信用代码' }),
  reason: Type.String({ minLength: 2, maxLength: 300 }),
  preview: Type.Optional(Type.Boolean()),
})
export type MergeEnterprises = Static<typeof MergeEnterprises>

export const ContactShown = closed({ name: Type.String(), phone: Type.String() })
export type ContactShown = Static<typeof ContactShown>
