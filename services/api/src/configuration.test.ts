import { expect, test } from 'vitest'
import { ConfigurationError, readConfiguration } from './configuration.ts'

const databaseUrl = 'postgresql://titian_app:secret@127.0.0.1:5432/titian'

test('what is not said has a default', () => {
  expect(readConfiguration({ APP_DATABASE_URL: databaseUrl })).toEqual({
    databaseUrl,
    redisUrl: undefined,
    host: '127.0.0.1',
    port: 8080,
    publicOrigin: undefined,
    trustedProxies: [],
    logLevel: 'info',
    webDist: undefined,
    journal: '4104',
    channels: ['app'],
  })
})

test('without a database there is nothing to start', () => {
  expect(() => readConfiguration({})).toThrow(
    new ConfigurationError('APP_DATABASE_URL 没有设置：应为 titian_app 角色的数据库地址。'),
  )
})

test.each([
  ['APP_DATABASE_URL', 'mysql://root:secret@db/titian'],
  ['REDIS_URL', 'localhost'],
  ['HOST', 'a b'],
  ['PORT', '80a'],
  ['PORT', '70000'],
  ['PUBLIC_ORIGIN', 'titian.example.cn'],
  ['PUBLIC_ORIGIN', 'https://titian.example.cn/desk'],
  ['TRUSTED_PROXIES', '10.0.0.1, proxy'],
  ['TRUSTED_PROXIES', '10.0.0.0/64'],
  ['LOG_LEVEL', 'loud'],
  ['TITIAN_JOURNAL', '4104-access'],
])('%s=%s stops the process with a sentence that names it and repeats no secret', (name, value) => {
  const read = () => readConfiguration({ APP_DATABASE_URL: databaseUrl, [name]: value })
  expect(read).toThrow(new RegExp(`^${name} 应为`))
  expect(read).not.toThrow(/secret/)
})

test('every wrong value is named at once', () => {
  const read = () => readConfiguration({ APP_DATABASE_URL: databaseUrl, PORT: 'x', LOG_LEVEL: 'y' })
  expect(read).toThrow(/PORT[^]*LOG_LEVEL/)
})
