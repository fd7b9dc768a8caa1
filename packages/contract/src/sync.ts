import { Type, type Static } from 'typebox'
import { closed, Instant, Uuid } from './vocabulary.ts'

export const syncTypes = ['log-visit', 'amend-visit', 'withdraw-visit', 'raise-demand', 'move-demand'] as const
export type SyncType = (typeof syncTypes)[number]

/** One thing that was done on a device. Its payload is what the route of the same command takes as its body. */
export const SyncItem = closed({
  id: Uuid,
  /** 1, 2, 3 … on each device: what is missing between is reported. */
  deviceSeq: Type.Integer({ minimum: 1 }),
  type: Type.Enum(syncTypes),
  /** The visit or demand that it concerns, where the payload does not say. */
  subject: Type.Optional(Uuid),
  payload: Type.Object({}, { additionalProperties: true }),
  /** SHA-256 of the payload's canonical JSON, in hex. */
  payloadHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  capturedAt: Instant,
  dependsOn: Type.Optional(Type.Array(Uuid, { maxItems: 20 })),
})
export type SyncItem = Static<typeof SyncItem>

export const SyncCommands = closed({
  device: Uuid,
  /** The device's clock as it sends: the difference to ours corrects `capturedAt`. */
  sentAt: Instant,
  items: Type.Array(Type.Unknown(), { maxItems: 500, description: '逐条判断；一条有误不影响其他条' }),
})
export type SyncCommands = Static<typeof SyncCommands>

export const syncResults = ['accepted', 'duplicate', 'held', 'needs-review', 'rejected'] as const
export type SyncResult = (typeof syncResults)[number]

export const SyncReceipt = closed({
  id: Type.String(),
  result: Type.Enum(syncResults),
  /** 回执号: the same whenever the same thing is sent again. */
  receipt: Type.Union([Type.String(), Type.Null()]),
  position: Type.Union([Type.Integer(), Type.Null()]),
  /** Stable, for programs; `reason` says in Chinese what to do next. */
  code: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  notes: Type.Optional(Type.Array(Type.String())),
})
export type SyncReceipt = Static<typeof SyncReceipt>

export const SyncAnswer = closed({
  serverTime: Instant,
  items: Type.Array(SyncReceipt),
  /** Sequence numbers of this device that never came. */
  gaps: Type.Array(Type.Integer()),
  /** Says how many may be lost, where some are missing. */
  warning: Type.Optional(Type.String()),
})
export type SyncAnswer = Static<typeof SyncAnswer>
