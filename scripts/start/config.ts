import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What `npm start` was asked for. */
export type Config = {
  host: string
  port: number
  dataDir: string
  /** Absent: the Postgres that comes from npm, in the data folder. */
  databases: Databases | undefined
  redisUrl: string | undefined
  adminPassword: string | undefined
  /** Nothing but units, dictionaries and definitions, instead of the sample city. */
  empty: boolean
  /** What the processes that we start need of ours, without any of the above. */
  environment: Environment
}

export type Databases = { ownerUrl: string; appUrl: string }
export type Environment = Record<string, string | undefined>

/** Throws a sentence for the person who set a wrong value, with its name. */
export function parseConfig(environment: Environment, args: string[]): Config {
  const { HOST, PORT, DATA_DIR, DATABASE_URL, APP_DATABASE_URL, REDIS_URL, TITIAN_ADMIN_PASSWORD, ...rest } =
    environment
  return {
    host: given(HOST) ?? '127.0.0.1',
    port: parsePort(given(PORT) ?? '8080'),
    dataDir: resolve(given(DATA_DIR) ?? '.data'),
    databases: parseDatabases(given(DATABASE_URL), given(APP_DATABASE_URL)),
    redisUrl: parseUrl('REDIS_URL', given(REDIS_URL), ['redis:', 'rediss:']),
    adminPassword: given(TITIAN_ADMIN_PASSWORD),
    empty: parseFlags(args).empty,
    environment: rest,
  }
}

/** An empty variable is what a shell or a compose file makes of one that is not set. */
function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value
}

function parsePort(value: string): number {
  const port = Number(value)
  if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port
  throw new Error(`PORT 应为 1 到 65535 的整数，现为“${value}”`)
}

function parseDatabases(owner: string | undefined, app: string | undefined): Databases | undefined {
  const ownerUrl = parseUrl('DATABASE_URL', owner, ['postgres:', 'postgresql:'])
  const appUrl = parseUrl('APP_DATABASE_URL', app, ['postgres:', 'postgresql:'])
  if (ownerUrl !== undefined && appUrl !== undefined) return { ownerUrl, appUrl }
  if (ownerUrl === undefined && appUrl === undefined) return undefined
  const [is, isNot] = appUrl === undefined ? ['DATABASE_URL', 'APP_DATABASE_URL'] : ['APP_DATABASE_URL', 'DATABASE_URL']
  throw new Error(`设置了 ${is}，还需设置 ${isNot}：以 DATABASE_URL（属主）建表，以 APP_DATABASE_URL（titian_app）读写`)
}

function parseUrl(name: string, value: string | undefined, protocols: string[]): string | undefined {
  if (value === undefined) return undefined
  // A connection string holds a password, so the sentence does not repeat it.
  if (!URL.canParse(value)) throw new Error(`${name} 不是网址，应以 ${protocols[0]}// 开头`)
  if (!protocols.includes(new URL(value).protocol)) throw new Error(`${name} 应以 ${protocols[0]}// 开头`)
  return value
}

function parseFlags(args: string[]): { empty: boolean } {
  const { values, positionals } = parseArgs({ args, options: { empty: { type: 'boolean' } }, strict: false })
  const unknown = [...Object.keys(values).filter((name) => name !== 'empty'), ...positionals]
  if (unknown.length > 0) throw new Error(`npm start 不认识 ${unknown.join('、')}，只有 --empty（空系统）`)
  return { empty: values['empty'] === true }
}
