import { Type, type Static } from 'typebox'
import { closed, Day, InTime, Positions } from './vocabulary.ts'

/** Where it goes beside the page: nowhere, by e-mail, or to the city's gateway (WeCom, DingTalk, SMS). */
export const digestChannels = ['app', 'email', 'webhook'] as const
export type DigestChannel = (typeof digestChannels)[number]

const Hour = Type.Integer({ minimum: 0, maximum: 23, description: '整点，北京时间' })

export const DigestSettings = closed({
  enabled: Type.Boolean(),
  channel: Type.Enum(digestChannels),
  hour: Hour,
  /** Quiet from one hour until before the other, over midnight too; the same twice: never. */
  quietFrom: Hour,
  quietUntil: Hour,
  /** Also on weekends and holidays. */
  daysOff: Type.Boolean(),
  email: Type.Union([
    Type.String({ maxLength: 200, pattern: '^[^\\s@<>,;"]+@[^\\s@<>,;"]+\\.[^\\s@<>,;"]+$', description: '收件邮箱' }),
    Type.Null(),
  ]),
})
export type DigestSettings = Static<typeof DigestSettings>

export const DigestQuery = closed({ after: InTime.after })

/** 今日摘要: counts, and the first few lines as sentences. */
export const Digest = closed({
  day: Day,
  /** It is to be shown: wanted, its hour has come on a day that counts, and nobody has put it aside. */
  isDue: Type.Boolean(),
  headline: Type.String(),
  lines: Type.Array(Type.String()),
  settings: DigestSettings,
  /** Those that the city has set up. */
  channels: Type.Array(Type.Enum(digestChannels)),
  /** What became of the last that was to leave the house. */
  last: Type.Union([Type.String(), Type.Null()]),
  positions: Positions,
})
export type Digest = Static<typeof Digest>

export const DismissDigest = closed({ day: Day })
export type DismissDigest = Static<typeof DismissDigest>
