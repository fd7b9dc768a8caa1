import { expect, test } from 'vitest'
import { parseConfig } from './config.ts'

const least = { APP_DATABASE_URL: 'postgresql://titian_app:secret@127.0.0.1/titian' }

test('the address of the database is enough', () => {
  expect(parseConfig({ ...least, REDIS_URL: ' ', DATABASE_URL: 'postgresql://owner@127.0.0.1/titian' })).toEqual({
    databaseUrl: least.APP_DATABASE_URL,
    redisUrl: undefined,
    logLevel: 'info',
    healthHost: '127.0.0.1',
    healthPort: 8081,
    mail: undefined,
    webhook: undefined,
  })
})

test.each([
  [{}, 'APP_DATABASE_URL'],
  [{ APP_DATABASE_URL: 'mysql://127.0.0.1' }, 'APP_DATABASE_URL'],
  [{ ...least, REDIS_URL: '127.0.0.1:6379' }, 'REDIS_URL'],
  [{ ...least, SMTP_URL: 'mail.example.cn' }, 'SMTP_URL'],
  [{ ...least, SMTP_URL: 'smtp://mail.example.cn' }, 'MAIL_FROM'],
  [{ ...least, WEBHOOK_URL: 'ftp://gateway' }, 'WEBHOOK_URL'],
  [{ ...least, WEBHOOK_URL: 'https://gateway', WEBHOOK_SECRET: 'short' }, 'WEBHOOK_SECRET'],
  [{ ...least, LOG_LEVEL: 'loud' }, 'LOG_LEVEL 不能是“loud”'],
  [{ ...least, WORKER_HEALTH_PORT: '-1' }, 'WORKER_HEALTH_PORT 不能是“-1”'],
  [{ ...least, WORKER_HEALTH_PORT: '65536' }, 'WORKER_HEALTH_PORT 不能是“65536”'],
])('a wrong value is named: %j', (environment, sentence) => {
  expect(() => parseConfig(environment)).toThrow(sentence)
})

test('no password gets into a sentence', () => {
  expect(() => parseConfig({ APP_DATABASE_URL: 'http://titian_app:hunter2@db' })).not.toThrow('hunter2')
})
