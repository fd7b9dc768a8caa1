import { expect, test } from 'vitest'
import { isAnsweredLast, reachedStates } from './reached-states.ts'

const raised = {
  state: 'registered',
  officer: null,
  acceptedOn: null,
  answeredOn: null,
  confirmedOn: null,
  closedOn: null,
  verifiedOn: null,
  events: [],
} as const

const event = (type: string, occurredOn: string, position: number) => ({ type, occurredOn, position })

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

test('progress and 转办 are the state 办理中, whatever came of them', () => {
  for (const type of ['DemandProgressed', 'DemandPassedOn']) {
    const answered = { ...raised, state: 'answered', answeredOn: '2021-11-20' } as const
    expect(reachedStates(answered).has('in-progress')).toBe(false)
    expect(reachedStates({ ...answered, events: [event(type, '2021-11-18', 2)] }).has('in-progress')).toBe(true)
  }
})

test('the firm’s word does away with the step of asking for it, until something is done about it', () => {
  const said = [event('DemandAnswered', '2021-11-20', 3), event('DemandConfirmed', '2021-11-22', 5)]
  expect(isAnsweredLast({ closedOn: null, events: said })).toBe(true)
  expect(isAnsweredLast({ closedOn: '2021-11-23', events: said })).toBe(false)
  expect(isAnsweredLast({ closedOn: null, events: [...said, event('DemandProgressed', '2021-11-23', 7)] })).toBe(false)
})
