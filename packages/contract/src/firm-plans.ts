import { Type, type Static } from 'typebox'
import { closed, Day, Positions } from './vocabulary.ts'

const titles = [
  'tech-sme',
  'high-tech',
  'gazelle',
  'innovation-leader',
  'leading-innovator',
  'innovative-sme',
  'specialized',
  'little-giant',
  'champion',
] as const
export const planForecasts = ['likely', 'possible', 'unlikely'] as const
export const planOwners = ['firm', 'officer', 'bureau'] as const

const Text = Type.String({ minLength: 1, maxLength: 200 })
const Note = Type.String({ minLength: 2, maxLength: 500 })
const Year = Type.Integer({ minimum: 2000, maximum: 2100 })

const PlanGap = closed({
  criterion: Type.String({ minLength: 1, maxLength: 60, description: '条件' }),
  current: Type.Optional(Type.String({ maxLength: 100, description: '现状' })),
  need: Type.String({ minLength: 1, maxLength: 100, description: '要求' }),
  step: Type.Optional(Type.String({ maxLength: 200, description: '最省的一步' })),
})
const action = {
  what: Text,
  owner: Type.Enum(planOwners, { description: '企业、服务员、科技局' }),
  due: Day,
  evidence: Type.Optional(Type.String({ maxLength: 200, description: '完成凭据' })),
}
const PlanSupport = closed({ name: Text, amount: Type.Optional(Type.Number({ minimum: 0, maximum: 1e7 })) })

const content = {
  title: Type.Enum(titles, { description: '目标称号' }),
  forecast: Type.Enum(planForecasts, { description: '把握较大、有希望、把握不大' }),
  gaps: Type.Array(PlanGap, { maxItems: 30 }),
  supports: Type.Array(PlanSupport, { maxItems: 30 }),
  risks: Type.Array(Text, { maxItems: 30 }),
}

/** The whole plan as it should read. An action without a key is a new one. */
export const WriteFirmPlan = closed({
  ...content,
  actions: Type.Array(closed({ action: Type.Optional(Type.String({ maxLength: 40 })), ...action }), { maxItems: 50 }),
  reason: Type.Optional(Type.String({ minLength: 2, maxLength: 300, description: '为什么修订' })),
})
export type WriteFirmPlan = Static<typeof WriteFirmPlan>

export const DoPlanAction = closed({ evidence: Type.Optional(Type.String({ maxLength: 200 })) })
export type DoPlanAction = Static<typeof DoPlanAction>
export const ReviewFirmPlan = closed({ quarter: Type.Integer({ minimum: 1, maximum: 4 }), note: Note })
export type ReviewFirmPlan = Static<typeof ReviewFirmPlan>
export const CloseFirmPlan = closed({ note: Type.Optional(Note) })
export type CloseFirmPlan = Static<typeof CloseFirmPlan>

const OptionalDay = Type.Union([Day, Type.Null()])

export const FirmPlan = closed({
  year: Year,
  ...content,
  draftedOn: Day,
  actions: Type.Array(
    closed({
      action: Type.String(),
      ...action,
      doneOn: OptionalDay,
      shown: Type.Union([Type.String(), Type.Null()], { description: '完成时写明的凭据' }),
      overdue: Type.Boolean(),
    }),
  ),
  reviews: Type.Array(closed({ quarter: Type.Integer(), note: Type.String(), on: Day })),
  /** Null while it is open. */
  outcome: Type.Union([
    closed({
      on: Day,
      granted: Type.Boolean({ description: '结案时是否持有目标称号' }),
      note: Type.Union([Type.String(), Type.Null()]),
    }),
    Type.Null(),
  ]),
})
export type FirmPlan = Static<typeof FirmPlan>

export const FirmPlans = closed({
  items: Type.Array(FirmPlan, { description: '新的年度在前' }),
  mayWrite: Type.Boolean(),
  asOf: Day,
  positions: Positions,
})
export type FirmPlans = Static<typeof FirmPlans>

export const FirmPlanParams = closed({ uscc: Type.String({ maxLength: 40 }), year: Year })
