const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export type Config = {
  /** The application's role, which owns nothing. */
  readonly databaseUrl: string
  readonly redisUrl: string | undefined
  readonly logLevel: LogLevel
  /** Where health and metrics are served; no one outside should reach it. */
  readonly healthHost: string
  readonly healthPort: number
  /** By which the daily digest leaves the house; absent: it stays on the page. */
  readonly mail: MailConfig | undefined
  readonly webhook: WebhookConfig | undefined
}

export type MailConfig = { readonly smtpUrl: string; readonly from: string }
export type WebhookConfig = { readonly url: string; readonly secret: string }

type Environment = Readonly<Record<string, string | undefined>>

/** The only place where the worker reads its environment. A wrong value stops it with a sentence that names it. */
export function parseConfig(environment: Environment): Config {
  // An env file leaves a variable empty rather than out.
  const value = (name: string) => environment[name]?.trim() || undefined
  return {
    databaseUrl: databaseUrlOf('APP_DATABASE_URL', value('APP_DATABASE_URL')),
    redisUrl: redisUrlOf('REDIS_URL', value('REDIS_URL')),
    logLevel: logLevelOf('LOG_LEVEL', value('LOG_LEVEL') ?? 'info'),
    healthHost: value('WORKER_HEALTH_HOST') ?? '127.0.0.1',
    healthPort: portOf('WORKER_HEALTH_PORT', value('WORKER_HEALTH_PORT') ?? '8081'),
    mail: mailOf(value('SMTP_URL'), value('MAIL_FROM')),
    webhook: webhookOf(value('WEBHOOK_URL'), value('WEBHOOK_SECRET')),
  }
}

function databaseUrlOf(name: string, url: string | undefined): string {
  if (url === undefined) throw new Error(`缺少 ${name}：填应用角色 titian_app 的 Postgres 地址`)
  if (!hasScheme(url, ['postgres:', 'postgresql:'])) throw new Error(`${name} 不是 Postgres 地址（postgresql://…）`)
  return url
}

function redisUrlOf(name: string, url: string | undefined): string | undefined {
  if (url !== undefined && !hasScheme(url, ['redis:', 'rediss:'])) {
    throw new Error(`${name} 不是 Redis 地址（redis://…）；不用 Redis 时请不要设置它`)
  }
  return url
}

function mailOf(smtpUrl: string | undefined, from: string | undefined): MailConfig | undefined {
  if (smtpUrl === undefined) return undefined
  if (!hasScheme(smtpUrl, ['smtp:', 'smtps:'])) throw new Error('SMTP_URL 不是邮件服务器地址（smtp://… 或 smtps://…）')
  if (from === undefined || !/^[^\s@]+@[^\s@]+$/.test(from))
    throw new Error('MAIL_FROM 应是发件邮箱，设置了 SMTP_URL 就要填')
  return { smtpUrl, from }
}

const leastSecret = 16

function webhookOf(url: string | undefined, secret: string | undefined): WebhookConfig | undefined {
  if (url === undefined) return undefined
  if (!hasScheme(url, ['https:', 'http:'])) throw new Error('WEBHOOK_URL 不是 http(s) 地址')
  if (secret === undefined || secret.length < leastSecret) {
    throw new Error(`WEBHOOK_SECRET 至少 ${leastSecret} 个字符，设置了 WEBHOOK_URL 就要填：对方用它核对签名`)
  }
  return { url, secret }
}

// Addresses carry passwords, so none is repeated in a sentence.
function hasScheme(url: string, schemes: readonly string[]): boolean {
  return URL.canParse(url) && schemes.includes(new URL(url).protocol)
}

function logLevelOf(name: string, text: string): LogLevel {
  const level = logLevels.find((known) => known === text)
  if (level === undefined) throw new Error(`${name} 不能是“${text}”，可用：${logLevels.join('、')}`)
  return level
}

function portOf(name: string, text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`${name} 不能是“${text}”，应是 0 到 65535 的端口号`)
  return port
}
