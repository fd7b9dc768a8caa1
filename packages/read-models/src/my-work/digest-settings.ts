import { sql, type QueryExecutorProvider } from 'kysely'

/** How somebody wants to be told once a day. Hours are those of Asia/Shanghai. */
export interface DigestSetting {
  readonly enabled: boolean
  readonly channel: 'app' | 'email' | 'webhook'
  readonly hour: number
  readonly quietFrom: number
  readonly quietUntil: number
  readonly daysOff: boolean
  readonly email: string | null
}

/** Of whoever has said nothing: on the page alone, in the morning of working days. */
const usual: DigestSetting = {
  enabled: true,
  channel: 'app',
  hour: 8,
  quietFrom: 20,
  quietUntil: 8,
  daysOff: false,
  email: null,
}

export async function digestSettingOf(
  db: QueryExecutorProvider,
  journal: string,
  account: string,
): Promise<DigestSetting> {
  const { rows } = await sql<DigestSetting>`
    select enabled, channel, hour, quiet_from as "quietFrom", quiet_until as "quietUntil", days_off as "daysOff", email
    from digest_setting
    where journal = ${journal} and account = ${account}`.execute(db)
  return rows[0] ?? usual
}
