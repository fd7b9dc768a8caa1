import { expect, test } from 'vitest'
import { judgePassword } from './password.ts'

test.each([
  ['Shuixiu-7', 'short'],
  ['shuixiuqingshan', 'plain'],
  ['shuixiu1234567890', 'plain'],
  ['Ab9!li.wei-xyz', 'names-account'],
  ['Pingdingshan#2026', 'names-place'],
  ['P1ngd1ngsh@n-xyz', 'names-place'],
  ['平顶山Abcdefg-99', 'names-place'],
  ['YeXian-planner-7', 'names-place'],
  ['P@ssw0rd-longer', 'common'],
  ['Qwerty-uiop-42', 'common'],
  ['Zz-123456-zzZZ', 'common'],
] as const)('%s is no password: %s', (password, weakness) => {
  expect(judgePassword(password, 'li.wei')).toEqual({ refused: 'PasswordTooWeak', weakness })
})

test.each(['Meihua-7-yinyue', 'correct Horse 9 battery', '春眠不觉晓Aa-9处处闻啼鸟'])(
  '%s is a password',
  (password) => {
    expect(judgePassword(password, 'li.wei')).toBeUndefined()
  },
)

test('an account of two letters does not spoil every password that has them', () => {
  expect(judgePassword('Meihua-7-lisheng', 'li')).toBeUndefined()
})
