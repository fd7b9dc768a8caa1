import { expect, test } from 'vitest'
import { reachedStates } from './reached-states.ts'

const raised = {
  state: 'registered',
  officer: null,
  acceptedOn: null,
  answeredOn: null,
  confirmedOn: null,
  closedOn: null,
  verifiedOn: null,
} as const

test('a demand that was closed without the firm’s word was never confirmed', () => {
  expect([...reachedStates(raised)]).toEqual(['registered'])
  expect([
    ...reachedStates({
      ...raised,
      state: 'closed',
      officer: 'KJ001',
      acceptedOn: '2021-11-16',
      closedOn: '2021-11-30',
    }),
  ]).toEqual(['registered', 'closed', 'assigned', 'accepted'])
})

test('once it is reopened it is in hand again, whatever was said before', () => {
  expect(
    reachedStates({ ...raised, state: 'in-progress', officer: 'KJ001', answeredOn: '2021-11-20' }).has('closed'),
  ).toBe(false)
})
