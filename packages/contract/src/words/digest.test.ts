import { expect, test } from 'vitest'
import { digestHeadline, digestLine, digestOutcome } from './digest.ts'

const told = { total: 12, late: 3, fresh: 2, gone: 1, since: '2021-11-29' }

test('the headline counts, and says what is new since the last one', () => {
  expect(digestHeadline(told)).toBe('待办 12 项，其中逾期 3 项；比 2021-11-29 新增 2 项，办完 1 项。')
  expect(digestHeadline({ ...told, late: 0, fresh: 0, gone: 0 })).toBe('待办 12 项；与 2021-11-29 相比没有变化。')
  expect(digestHeadline({ ...told, total: 0, since: null })).toBe('没有待办事项。')
})

test('a line is a kind, a firm and a day', () => {
  expect(digestLine({ kind: 'title-expiring', firm: '春雷机电', due: '2022-05-31' })).toBe(
    '称号到期，春雷机电，期限 2022-05-31',
  )
  expect(digestLine({ kind: 'handover', firm: null, due: null })).toBe('交接待接收')
})

test('whoever waits for it is told what became of it', () => {
  expect(digestOutcome({ day: '2021-11-30', state: 'unknown' })).toContain('可能没有收到')
  expect(digestOutcome({ day: '2021-11-30', state: 'failed' })).toContain('请检查收件地址')
})
