import { Type, type Static, type TSchema } from 'typebox'
import { closed, Day, Uuid } from './vocabulary.ts'

export const visitModes = ['on-site', 'phone', 'video', 'meeting', 'received', 'message'] as const
export const visitPurposes = [
  'policy',
  'survey',
  'tech-sme',
  'high-tech',
  'demand',
  'call-back',
  'check',
  'expiry',
  'other',
] as const
export const visitResults = ['new-demand', 'demand-progressed', 'will-apply', 'no-demand', 'nobody-met'] as const
export const demandCategories = [
  'N1',
  'N2',
  'N3',
  'N4',
  'N5',
  'N6',
  'N7',
  'N8',
  'N9',
  'N10',
  'N11',
  'N12',
  'N13',
] as const
export const demandSecrecies = ['open', 'internal', 'secret'] as const

export const CreditCode = Type.String({ pattern: '^[0-9A-Z]{18}$', description: '统一社会信用代码' })
export const OfficerCode = Type.String({ minLength: 1, maxLength: 40, description: '服务员编号' })
export const Money = Type.Number({ minimum: 0, maximum: 1e10, description: '万元' })

export const NextStep = closed({ action: Type.String({ minLength: 1, maxLength: 200 }), due: Day })
export type NextStep = Static<typeof NextStep>

/** The bytes come apart, under their hash, before or after the record that names them. */
export const Attachment = closed({
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  mime: Type.String({ maxLength: 100 }),
  bytes: Type.Integer({ minimum: 1, maximum: 20_000_000 }),
})
export type Attachment = Static<typeof Attachment>

/** `kept`: its bytes are here; `expected`: the device that took it has not sent them yet. */
export const ShownAttachment = closed({ ...Attachment.properties, state: Type.Enum(['kept', 'expected']) })
export type ShownAttachment = Static<typeof ShownAttachment>

export const RaisedInVisit = closed({
  demand: Uuid,
  /** Which visit of a meeting it was raised in; not needed where there is one firm, or one of the code. */
  visit: Type.Optional(Uuid),
  uscc: Type.Optional(CreditCode),
  category: Type.Enum(demandCategories),
  text: Type.String({ minLength: 1, maxLength: 2000 }),
  secrecy: Type.Optional(Type.Enum(demandSecrecies)),
  nextStep: Type.Optional(NextStep),
})

/** Everything of a visit but whom it was paid to. */
const visitFields = {
  on: Day,
  mode: Type.Enum(visitModes),
  purposes: Type.Optional(Type.Array(Type.Enum(visitPurposes), { maxItems: 9 })),
  results: Type.Optional(Type.Array(Type.Enum(visitResults), { maxItems: 5 })),
  officers: Type.Optional(Type.Array(OfficerCode, { maxItems: 20, description: '走访人编号，首位为主；不填为本人' })),
  met: Type.Optional(
    Type.Array(
      closed({
        name: Type.String({ minLength: 1, maxLength: 60 }),
        phone: Type.Optional(Type.String({ maxLength: 40 })),
      }),
      { maxItems: 20, description: '企业参加人，日志之外保存' },
    ),
  ),
  campaign: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  findings: Type.Optional(
    closed({
      employees: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
      revenue: Type.Optional(Money),
      research: Type.Optional(Money),
      year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2100 })),
    }),
  ),
  solvedOnTheSpot: Type.Optional(
    closed({
      text: Type.Optional(Type.String({ maxLength: 500 })),
      category: Type.Optional(Type.Enum(demandCategories)),
    }),
  ),
  commitments: Type.Optional(
    Type.Array(
      closed({
        action: Type.String({ minLength: 1, maxLength: 200 }),
        owner: Type.String({ minLength: 1, maxLength: 60 }),
        due: Type.Optional(Day),
      }),
      { maxItems: 20 },
    ),
  ),
  nextVisitOn: Type.Optional(Day),
  followedUp: Type.Optional(Type.Array(Uuid, { maxItems: 50, description: '本次已跟进的需求' })),
  attachments: Type.Optional(Type.Array(Attachment, { maxItems: 20 })),
  location: Type.Optional(
    closed({
      latitude: Type.Number({ minimum: -90, maximum: 90 }),
      longitude: Type.Number({ minimum: -180, maximum: 180 }),
      accuracy: Type.Number({ minimum: 0 }),
    }),
  ),
}

/** One visit, or one meeting with many firms: a visit each, with ids that whoever logs them has made (UUIDv7). */
export const LogVisit = closed({
  firms: Type.Array(
    closed({
      visit: Uuid,
      uscc: Type.Optional(CreditCode),
      name: Type.String({ minLength: 1, maxLength: 120 }),
      address: Type.Optional(Type.String({ maxLength: 200, description: '线索企业的地址' })),
    }),
    { minItems: 1, maxItems: 100 },
  ),
  ...visitFields,
  companions: Type.Optional(
    Type.Array(OfficerCode, { maxItems: 19, description: '同行的其他走访人编号，联合走访只计一次' }),
  ),
  demands: Type.Optional(Type.Array(RaisedInVisit, { maxItems: 20 })),
})
export type LogVisit = Static<typeof LogVisit>

function emptied<Field extends TSchema>(field: Field) {
  return Type.Optional(Type.Union([field, Type.Null()]))
}

/** Fields as they should read; null empties one. A 线索 that turned out to be a firm gets its `uscc` here. */
export const AmendVisit = closed({
  changes: closed({
    uscc: emptied(CreditCode),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    address: emptied(Type.String({ maxLength: 200 })),
    mode: Type.Optional(visitFields.mode),
    officers: Type.Optional(Type.Array(OfficerCode, { minItems: 1, maxItems: 20 })),
    purposes: emptied(visitFields.purposes),
    results: emptied(visitFields.results),
    met: emptied(visitFields.met),
    campaign: emptied(visitFields.campaign),
    note: emptied(visitFields.note),
    findings: emptied(visitFields.findings),
    solvedOnTheSpot: emptied(visitFields.solvedOnTheSpot),
    commitments: emptied(visitFields.commitments),
    nextVisitOn: emptied(visitFields.nextVisitOn),
    followedUp: emptied(visitFields.followedUp),
    attachments: emptied(visitFields.attachments),
    location: emptied(visitFields.location),
  }),
  on: Type.Optional(Day),
  reason: Type.Optional(Type.String({ maxLength: 200 })),
})
export type AmendVisit = Static<typeof AmendVisit>

export const WithdrawVisit = closed({ reason: Type.String({ minLength: 1, maxLength: 200 }) })
export type WithdrawVisit = Static<typeof WithdrawVisit>

/** What a visit that was logged answers: `warnings` say what deserves a second thought, and stop nothing. */
export const VisitsLogged = closed({
  position: Type.Integer(),
  visits: Type.Array(closed({ visit: Uuid, name: Type.String() })),
  demands: Type.Array(closed({ demand: Uuid })),
  warnings: Type.Array(Type.String()),
})
export type VisitsLogged = Static<typeof VisitsLogged>
