import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefused } from '../decider.ts'
import { accountDecider, type AccountCommand, type AccountEvent } from './account.ts'
import { roles, type Grant } from './grant.ts'

const city = '410400'
const yexian = '410422'
const baofeng = '410421'

const head = { account: 'sys', grants: [{ role: 'system-admin', unit: city }] } as const
const headOfYexian = { account: 'sys.yx', grants: [{ role: 'system-admin', unit: yexian }] } as const
const opened: AccountEvent = {
  type: 'AccountOpened',
  data: { account: 'li', grants: [{ role: 'county', unit: yexian }], credential: 'c1', mustChangePassword: true },
}

function given(...events: AccountEvent[]) {
  const state = events.reduce(accountDecider.evolve, accountDecider.initialState)
  return { state, when: (command: AccountCommand) => accountDecider.decide(command, state) }
}

function open(grants: readonly Grant[], by: { account: string; grants: readonly Grant[] } = head): AccountCommand {
  return { type: 'OpenAccount', account: 'li', grants, credential: 'c1', by }
}

test('a system administrator opens an account, whose first password must be changed', () => {
  expect(given().when(open([{ role: 'county', unit: yexian }]))).toEqual([opened])
})

test('an account is opened once', () => {
  expect(given(opened).when(open([]))).toEqual({ refused: 'AccountTaken', account: 'li' })
})

test('nobody grants beyond the units that they look after', () => {
  const grant: Grant = { role: 'county', unit: baofeng }
  expect(given().when(open([grant], headOfYexian))).toEqual({ refused: 'GrantOutsideScope', grant })
  expect(given().when(open([{ role: 'planner', unit: city }], headOfYexian))).toMatchObject({
    refused: 'GrantOutsideScope',
  })
})

test('only a system administrator grants', () => {
  const planner = { account: 'p', grants: [{ role: 'planner', unit: city }] } as const
  expect(given().when(open([{ role: 'county', unit: yexian }], planner))).toMatchObject({
    refused: 'GrantOutsideScope',
  })
})

test.each([
  ['two administrators', ['system-admin', 'audit-admin']],
  ['an administrator who plans', ['planner', 'security-admin']],
] as const)('one account is not %s', (_, held) => {
  const grants = held.map((role) => ({ role, unit: city }))
  expect(given().when(open(grants))).toEqual({ refused: 'AdministratorsExclusive', roles: held })
})

test('a person may hold several roles in several units', () => {
  const grants: Grant[] = [
    { role: 'county', unit: yexian },
    { role: 'leader', unit: city },
  ]
  expect(isRefused(given().when(open(grants)))).toBe(false)
})

test('the same role in the same unit is granted once, and only in a unit that there is', () => {
  const grant: Grant = { role: 'county', unit: yexian }
  expect(given().when(open([grant, { ...grant }]))).toEqual({ refused: 'GrantRepeated', grant })
  expect(given().when(open([{ role: 'county', unit: '999999' }]))).toEqual({ refused: 'UnitUnknown', unit: '999999' })
})

test('the account that founds a journal may hold every role', () => {
  const grants = roles.map((role) => ({ role, unit: city }))
  expect(
    given().when({ type: 'FoundAccount', account: 'admin', grants, credential: 'c', mustChangePassword: true }),
  ).toHaveLength(1)
})

test("another unit's account is not there", () => {
  const ofBaofeng: AccountEvent = { ...opened, data: { ...opened.data, grants: [{ role: 'county', unit: baofeng }] } }
  expect(given(ofBaofeng).when({ type: 'DisableAccount', by: headOfYexian })).toEqual({ refused: 'AccountUnknown' })
  expect(given().when({ type: 'DisableAccount', by: head })).toEqual({ refused: 'AccountUnknown' })
})

test('nobody changes their own grants', () => {
  const own: AccountEvent = { ...opened, data: { ...opened.data, account: 'sys' } }
  expect(given(own).when({ type: 'ChangeGrants', grants: [], by: head })).toEqual({ refused: 'OwnAccount' })
})

test('a reset password must be changed, a chosen one need not', () => {
  const reset: AccountEvent = { type: 'PasswordReset', data: { credential: 'c2' } }
  const chosen: AccountEvent = { type: 'PasswordChanged', data: { credential: 'c3' } }
  expect(given(opened, reset).state).toMatchObject({ credential: 'c2', mustChangePassword: true })
  expect(given(opened, reset, chosen).state).toMatchObject({ credential: 'c3', mustChangePassword: false })
})

test('a disabled account is disabled once, changes no password, and can be enabled', () => {
  const disabled: AccountEvent = { type: 'AccountDisabled', data: {} }
  expect(given(opened, disabled).when({ type: 'DisableAccount', by: head })).toEqual([])
  expect(given(opened, disabled).when({ type: 'ChangePassword', credential: 'c' })).toEqual({
    refused: 'AccountUnknown',
  })
  expect(given(opened, disabled).when({ type: 'EnableAccount', by: head })).toEqual([
    { type: 'AccountEnabled', data: {} },
  ])
})

const anyGrants = fc.array(
  fc.record({ role: fc.constantFrom(...roles), unit: fc.constantFrom(city, yexian, baofeng) }),
  { maxLength: 4 },
)

test('whatever is asked for, whoever administers a county grants nothing outside it', () => {
  fc.assert(
    fc.property(anyGrants, (grants) => {
      const decision = given().when(open(grants, headOfYexian))
      expect(isRefused(decision) || grants.every((grant) => grant.unit === yexian)).toBe(true)
    }),
  )
})
