import type { DemandEvent } from '@titian/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { journal, openCity, type City } from '../enterprises/test-city.ts'
import { findDemands } from './find-demands.ts'

const firm = { uscc: '91410402923358705G', name: '叶县春雷机电有限公司' }
const nextStep = { action: '联系企业', due: '2021-12-31' }
const asOf = '2021-11-30'

let city: City

const told = (demand: string, occurredOn: string, { type, data }: DemandEvent) =>
  city.append([{ stream: `demand-${demand}`, type, schema: 1, data, occurredOn }])

/** What is past its day, the nearest first. */
async function overdue(day: string): Promise<readonly string[]> {
  await city.caughtUp()
  const page = await findDemands(city.db, { journal, asOf: day, overdue: true, sort: 'due', limit: 10 })
  return page?.items.map(({ demand }) => demand) ?? []
}

/** The day of the milestone that research waits for. */
async function milestone(day: string): Promise<string | null | undefined> {
  await city.caughtUp()
  const page = await findDemands(city.db, { journal, asOf: day, limit: 10 })
  return page?.items.find(({ demand }) => demand === 'research')?.milestoneDue
}

beforeAll(async () => {
  city = await openCity()
  const raised = { ...firm, text: '石墨提纯', channel: 'visit', officer: 'KJ001', nextStep } as const
  await told('research', '2021-10-08', { type: 'DemandRaised', data: { ...raised, category: 'N1' } })
  await told('research', '2021-10-08', { type: 'DemandAccepted', data: { nextStep } })
  const first = { milestone: 'a', text: '组建团队', due: '2021-11-20' }
  await told('research', '2021-10-08', { type: 'MilestonePlanned', data: first })
  const look = { action: '再看抵押物', due: '2021-11-25' }
  await told('tracked', '2021-10-08', { type: 'DemandRaised', data: { ...raised, category: 'N9' } })
  await told('tracked', '2021-10-11', { type: 'DemandClosed', data: { code: 'C5', nextStep: look } })
})

afterAll(() => city.close())

test('a milestone that nobody reached is late, and so is what was put off and not looked at again', async () => {
  expect(await overdue('2021-11-20')).toEqual([])
  expect(await overdue('2021-11-21')).toEqual(['research'])
  expect(await overdue(asOf)).toEqual(['research', 'tracked'])
})

test('it is no longer late from the day on which it is reached, or filed', async () => {
  await told('research', '2021-11-28', { type: 'MilestoneReached', data: { milestone: 'a', nextStep } })
  await told('tracked', '2021-11-29', { type: 'DemandArchived', data: {} })
  expect(await overdue('2021-11-27')).toEqual(['research', 'tracked'])
  expect(await overdue(asOf)).toEqual([])
  expect([await milestone('2021-11-27'), await milestone(asOf)]).toEqual(['2021-11-20', null])
})
