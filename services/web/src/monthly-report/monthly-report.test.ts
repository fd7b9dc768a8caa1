import { expect, test } from 'vitest'
import { yearBefore } from './monthly-report.ts'

test('the same time of the year before is its months up to this one, or as many days where the month is not over', () => {
  expect(yearBefore('2021-09', '2021-09-30')).toEqual({ period: '2020-01..2020-09' })
  expect(yearBefore('2021-09', '2021-09-15')).toEqual({ period: '2020-01..2020-09', asOf: '2020-09-15' })
})
