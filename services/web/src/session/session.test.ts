import { expect, test } from 'vitest'
import type { Session } from '@titian/contract'
import { may, mayIn, unitsSeen } from './session.ts'

const session: Session = {
  account: 'yexian',
  name: '叶县经办',
  grants: [{ role: 'county', unit: '410422' }],
  mustChangePassword: false,
  idleMinutes: 15,
  journal: '4104',
  city: { unit: '410400', name: '平顶山市' },
  businessDay: '2021-11-30',
  demonstration: true,
}

test('a county officer imports lists but keeps no accounts and moves no calendar', () => {
  expect(may(session, 'importLists')).toBe(true)
  expect(may(session, 'keepAccounts')).toBe(false)
  expect(may(session, 'moveBusinessDay')).toBe(false)
})

test('a county sees the firms of its own unit, not of the city or of a neighbour', () => {
  expect(mayIn(session, 'seeEnterprises', '410422')).toBe(true)
  expect(mayIn(session, 'seeEnterprises', '410400')).toBe(false)
  expect(mayIn(session, 'seeEnterprises', '410425')).toBe(false)
})

test('a planner of the city sees the firms of every unit', () => {
  expect(mayIn({ ...session, grants: [{ role: 'planner', unit: '410400' }] }, 'seeEnterprises', '410425')).toBe(true)
})

test('an account administrator sees no figures', () => {
  expect(may({ ...session, grants: [{ role: 'system-admin', unit: '410400' }] }, 'seeFigures')).toBe(false)
})

test('two counties are two units, and the city covers both', () => {
  const both = { ...session, grants: [...session.grants, { role: 'county' as const, unit: '410425' }] }
  expect(unitsSeen(both)).toEqual(['410422', '410425'])
  expect(unitsSeen({ ...both, grants: [...both.grants, { role: 'leader', unit: '410400' }] })).toEqual(['410400'])
})
