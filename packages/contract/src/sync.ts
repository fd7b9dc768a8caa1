import { Type, type Static } from 'typebox'
import { closed, Instant, Uuid } from './vocabulary.ts'

export const syncTypes = ['log-visit', 'amend-visit', 'withdraw-visit', 'raise-demand', 'move-demand'] as const
export type SyncType = (typeof syncTypes)[number]

const DeviceSeq = Type.Integer({ minimum: 1, maximum: 1_000_000 })

/** One thing that was done on a device. Its payload is what the route of the same command takes as its body. */
export const SyncItem = closed({
  id: Uuid,
  /** 1, 2, 3 … on each device: what is missing between is reported. */
  deviceSeq: DeviceSeq,
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

export const VoidedItem = closed({
  deviceSeq: DeviceSeq,
  reason: Type.String({ minLength: 1, maxLength: 200 }),
  voidedAt: Instant,
})
export type VoidedItem = Static<typeof VoidedItem>

export const SyncCommands = closed({
  device: Uuid,
  /** The device's clock as it sends: the difference to ours corrects `capturedAt`. */
  sentAt: Instant,
  /** The highest number that the device has given out; what is neither here, nor kept, nor given up may be lost. */
  lastSeq: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  /** Numbers of what the device still holds: drafts, and what waits to be sent or mended. */
  holding: Type.Optional(Type.Array(DeviceSeq, { maxItems: 5000 })),
  /** How much is left to be sent after this. */
  waiting: Type.Optional(Type.Integer({ minimum: 0 })),
  /** 作废: given up by their owner, with the reason. */
  voided: Type.Optional(Type.Array(VoidedItem, { maxItems: 500 })),
  items: Type.Array(Type.Unknown(), { maxItems: 500, description: '逐条判断；一条有误不影响其他条' }),
})
export type SyncCommands = Static<typeof SyncCommands>

export const syncResults = ['accepted', 'duplicate', 'held', 'needs-review', 'rejected'] as const

export const SyncReceipt = closed({
  id: Type.String(),
  result: Type.Enum(syncResults),
  /** 回执号: the same whenever the same thing is sent again. */
  receipt: Type.Union([Type.String(), Type.Null()]),
  position: Type.Union([Type.Integer(), Type.Null()]),
  /** Stable, for programs; `reason` says in Chinese what to do next. */
  code: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  /** Where a move is not allowed any more: those that are. */
  allowed: Type.Optional(Type.Array(Type.String())),
  notes: Type.Optional(Type.Array(Type.String())),
})
export type SyncReceipt = Static<typeof SyncReceipt>

export const SyncAnswer = closed({
  serverTime: Instant,
  items: Type.Array(SyncReceipt),
  /** The highest number of this device that is known here: one that has lost its memory goes on from it. */
  lastSeq: Type.Integer(),
  /** Sequence numbers of this device that never came; the first thousand. */
  gaps: Type.Array(Type.Integer()),
  /** Says how many may be lost, where some are missing. */
  warning: Type.Optional(Type.String()),
})
export type SyncAnswer = Static<typeof SyncAnswer>

export const BlobHash = closed({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) })

/** `size` is that of the whole; a piece that was received before may come again. */
export const BlobPiece = closed({
  offset: Type.Integer({ minimum: 0, maximum: 20_000_000 }),
  size: Type.Integer({ minimum: 1 }),
})

export const BlobReceived = closed({
  received: Type.Integer({ description: '已收到的字节数，从这里续传' }),
  complete: Type.Boolean(),
})
export type BlobReceived = Static<typeof BlobReceived>

/** 今天拨打过的企业: one line of the access journal a firm and day, whoever says it how often. */
export const Dialled = closed({
  firms: Type.Array(closed({ uscc: Type.String({ pattern: '^[0-9A-Z]{18}$' }), at: Instant }), {
    minItems: 1,
    maxItems: 200,
  }),
})
export type Dialled = Static<typeof Dialled>
export const DialledNoted = closed({
  noted: Type.Integer({ description: '记入访问日志的行数；同一企业同一天只记一行' }),
})

export const DevicesQuery = closed({
  /** Only those who have not synced for more than so many days. */
  staleDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
})

export const DeviceLine = closed({
  account: Type.String(),
  name: Type.String(),
  device: Uuid,
  firstSeenAt: Instant,
  lastSyncAt: Instant,
  daysSince: Type.Integer(),
  /** What it still had to send then. */
  waiting: Type.Integer(),
  /** 可能丢失 */
  missing: Type.Integer(),
  skewMinutes: Type.Integer(),
})
export const Devices = closed({
  items: Type.Array(DeviceLine),
  /** Whose every device has not come for more than three days. */
  silent: Type.Integer(),
})
export type Devices = Static<typeof Devices>
