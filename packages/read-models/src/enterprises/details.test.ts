import { describe, expect, test } from 'vitest'
import { listed, observed, standingAfter } from '../../../domain/src/enterprises/test-firm.ts'
import { detailsOf, listedDetailsOf } from './details.ts'

const register = listed('2020-12-31', { employees: 50, revenue: 900, address: '叶县' })
const visited = observed('2021-06-01', { employees: 85, revenue: 1200, year: 2020 })

describe('what was found on a visit', () => {
  test('stands in the profile field by field, with its day and the visit', () => {
    expect(detailsOf(standingAfter(register, visited))).toEqual({
      details: { employees: 85, revenue: 1200, address: '叶县' },
      observed: {
        employees: { on: '2021-06-01', visit: 'a-visit' },
        revenue: { on: '2021-06-01', visit: 'a-visit', year: 2020 },
      },
    })
  })

  test('gives way to a newer list, whichever came first', () => {
    const newer = listed('2021-12-31', { employees: 90 })
    const expected = {
      details: { employees: 90, revenue: 1200 },
      observed: { revenue: { on: '2021-06-01', visit: 'a-visit', year: 2020 } },
    }
    expect(detailsOf(standingAfter(visited, newer))).toEqual(expected)
    expect(detailsOf(standingAfter(newer, visited))).toEqual(expected)
  })

  test('is not known of an earlier day that a list speaks of', () => {
    expect(detailsOf(standingAfter(register, visited), '2021-03-01').details.employees).toBe(50)
  })

  test('sizes no firm: lists do', () => {
    expect(listedDetailsOf(standingAfter(register, visited)).employees).toBe(50)
  })
})
