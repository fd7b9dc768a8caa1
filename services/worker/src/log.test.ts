import { expect, test } from 'vitest'
import { createLog } from './log.ts'

test('what Postgres quotes of a row stays out of the log', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => lines.push(line) })
  const refused = Object.assign(new Error('invalid input syntax: "王某 13800000000"'), {
    code: '22P02',
    severity: 'ERROR',
    detail: '王某 13800000000',
  })
  log.error({ err: new Error('The batch failed', { cause: refused }) }, 'A follower failed')
  expect(lines.join()).not.toContain('王某')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    service: 'worker',
    err: { message: 'The batch failed', cause: { code: '22P02' } },
    msg: 'A follower failed',
  })
})
