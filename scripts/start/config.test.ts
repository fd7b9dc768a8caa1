import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseConfig } from './config.ts'

test('without any variable the sample city runs on this machine alone', () => {
  expect(parseConfig({ PATH: '/usr/bin', PORT: '' }, [])).toEqual({
    host: '127.0.0.1',
    port: 8080,
    dataDir: resolve('.data'),
    databases: undefined,
    redisUrl: undefined,
    adminPassword: undefined,
    empty: false,
    environment: { PATH: '/usr/bin' },
  })
})

test('every variable has its place', () => {
  const environment = {
    HOST: '0.0.0.0',
    PORT: '80',
    DATA_DIR: '/srv/titian',
    DATABASE_URL: 'postgres://owner:a@db/titian',
    APP_DATABASE_URL: 'postgresql://titian_app:b@db/titian',
    REDIS_URL: 'rediss://cache:6379',
    TITIAN_ADMIN_PASSWORD: 'a long one',
  }
  expect(parseConfig(environment, ['--empty'])).toEqual({
    host: '0.0.0.0',
    port: 80,
    dataDir: '/srv/titian',
    databases: { ownerUrl: 'postgres://owner:a@db/titian', appUrl: 'postgresql://titian_app:b@db/titian' },
    redisUrl: 'rediss://cache:6379',
    adminPassword: 'a long one',
    empty: true,
    environment: {},
  })
})

test.each([
  [{ PORT: '0' }, [], 'PORT 应为 1 到 65535 的整数，现为“0”'],
  [{ PORT: '8080a' }, [], 'PORT 应为 1 到 65535 的整数，现为“8080a”'],
  [{ REDIS_URL: 'localhost:6379' }, [], 'REDIS_URL 应以 redis:// 开头'],
  [{ DATABASE_URL: 'titian' }, [], 'DATABASE_URL 不是网址，应以 postgres:// 开头'],
  [{ DATABASE_URL: 'postgres://db/titian' }, [], /^设置了 DATABASE_URL，还需设置 APP_DATABASE_URL/],
  [{ APP_DATABASE_URL: 'postgres://db/titian' }, [], /^设置了 APP_DATABASE_URL，还需设置 DATABASE_URL/],
  [{}, ['--emtpy'], 'npm start 不认识 emtpy，只有 --empty（空系统）'],
])('a wrong value stops the start with a sentence that names it: %j %j', (environment, args, sentence) => {
  expect(() => parseConfig(environment, args)).toThrow(sentence)
})
