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
}

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
