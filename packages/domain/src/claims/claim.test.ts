import { expect, test } from 'vitest'
import { isDay } from '../day.ts'
import { claimsOf, publishedClaims, type Claimant } from './claim.ts'

const nothing: Claimant = { valid: [], pending: [], industry: 'C3421' }
const claims = (claimant: Partial<Claimant>, day = '2021-11-30') =>
  claimsOf({ ...nothing, ...claimant }, day).map(({ claim }) => claim)

test('a firm without a title has nothing to claim that we know of', () => {
  expect(claims({})).toEqual([])
})

test('a high-tech firm pays less tax, and one whose certificate ran out this year does so for now', () => {
  expect(claims({ valid: ['high-tech'] })).toEqual([
    'income-tax-15',
    'research-manufacturing',
    'losses-ten-years',
    'tech-sme-directly',
  ])
  expect(claims({ pending: ['high-tech'] })).toEqual(['income-tax-15-pending'])
})

test('research counts by the industry and the year, once', () => {
  const research = (industry: string | undefined, day: string) =>
    claims({ valid: ['tech-sme'], industry }, day).filter((claim) => claim.startsWith('research'))
  expect(research('C3421', '2021-11-30')).toEqual(['research-manufacturing'])
  expect(research('I6513', '2021-11-30')).toEqual(['research-75'])
  expect(research('I6513', '2022-05-01')).toEqual(['research-tech-sme'])
  expect(research('C3421', '2024-05-01')).toEqual(['research-all'])
  expect(research('H6110', '2024-05-01')).toEqual([])
  expect(research(undefined, '2024-05-01')).toEqual([])
})

test('an industry is the same with its letter and without, and one that nobody knows is none', () => {
  const research = (industry: string) =>
    claims({ valid: ['high-tech'], industry }).filter((claim) => claim.startsWith('research'))
  expect(research('3872')).toEqual(['research-manufacturing'])
  expect(research('6513')).toEqual(['research-75'])
  expect(research('制造业')).toEqual([])
})

test('whoever has its number of the year need not be told to get one', () => {
  expect(claims({ valid: ['high-tech', 'tech-sme'] })).not.toContain('tech-sme-directly')
})

test('each names its document and its days', () => {
  for (const { source, from, to } of publishedClaims) {
    expect(source).not.toBe('')
    expect([from, to ?? from].every(isDay)).toBe(true)
  }
})
