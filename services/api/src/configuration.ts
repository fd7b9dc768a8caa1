import { isIP } from 'node:net'
import type { DigestChannel } from '@titian/contract'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export interface Configuration {
  /** As the role `titian_app`; the owner's address is only for migrations and never comes here. */
  readonly databaseUrl: string
  readonly redisUrl: string | undefined
  readonly host: string
  readonly port: number
  /** How the browser sees us, e.g. `https://titian.example.cn`; absent, the address that it asked. */
  readonly publicOrigin: string | undefined
  /** The proxies whose X-Forwarded-For is believed; nobody else's is. */
  readonly trustedProxies: readonly string[]
  readonly logLevel: (typeof logLevels)[number]
  /** The folder with the desk's built pages; absent, only the API is served. */
  readonly webDist: string | undefined
  readonly journal: string
  /** By which the digest leaves the house: what the worker is set up for, whose variables these are. */
  readonly channels: readonly DigestChannel[]
}

export type Environment = Readonly<Record<string, string | undefined>>

/** A value that cannot be meant; its message is a sentence that names the variable. */
export class ConfigurationError extends Error {}

/** Parses the environment once; throws with one sentence for every value that is wrong. */
export function readConfiguration(environment: Environment = process.env): Configuration {
  const wrong: string[] = []
  const read = <T>(name: string, absent: T, parse: (text: string) => T | undefined, meant: string): T => {
    const text = environment[name]?.trim() ?? ''
    if (text === '') return absent
    const value = parse(text)
    if (value === undefined) wrong.push(`${name} ${meant}。`)
    return value ?? absent
  }

  const configuration: Configuration = {
    databaseUrl: read('APP_DATABASE_URL', '', urlOf('postgres:', 'postgresql:'), '应为 postgresql:// 开头的数据库地址'),
    redisUrl: read('REDIS_URL', undefined, urlOf('redis:', 'rediss:'), '应为 redis:// 开头的地址'),
    host: read('HOST', '127.0.0.1', (text) => (/^[\w.:-]+$/.test(text) ? text : undefined), '应为主机名或 IP 地址'),
    port: read('PORT', 8080, portOf, '应为 0 到 65535 的整数'),
    publicOrigin: read('PUBLIC_ORIGIN', undefined, originOf, '应为 https://主机名 的形式，后面没有路径'),
    trustedProxies: read('TRUSTED_PROXIES', [], addressesOf, '应为用逗号分开的 IP 地址或网段'),
    logLevel: read('LOG_LEVEL', 'info', levelOf, `应为 ${logLevels.join('、')} 之一`),
    webDist: read('WEB_DIST', undefined, (text) => text, ''),
    channels: [
      'app',
      ...(environment['SMTP_URL']?.trim() ? (['email'] as const) : []),
      ...(environment['WEBHOOK_URL']?.trim() ? (['webhook'] as const) : []),
    ],
    journal: read('TITIAN_JOURNAL', '4104', journalOf, '应为四位地区代码，如 4104'),
  }
  if (!environment['APP_DATABASE_URL']?.trim())
    wrong.push('APP_DATABASE_URL 没有设置：应为 titian_app 角色的数据库地址。')
  if (wrong.length > 0) throw new ConfigurationError(wrong.join('\n'))
  return configuration
}

function urlOf(...protocols: string[]): (text: string) => string | undefined {
  return (text) => (URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined)
}

function portOf(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { origin, protocol } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && text.replace(/\/$/, '') === origin ? origin : undefined
}

function addressesOf(text: string): readonly string[] | undefined {
  const addresses = text.split(',').map((address) => address.trim())
  return addresses.every(isAddress) ? addresses : undefined
}

function isAddress(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function levelOf(text: string): Configuration['logLevel'] | undefined {
  return logLevels.find((level) => level === text)
}

function journalOf(text: string): string | undefined {
  return /^\d{4}$/.test(text) ? text : undefined
}
