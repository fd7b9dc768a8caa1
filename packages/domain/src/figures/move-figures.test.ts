import { describe, expect, test } from 'vitest'
import {
  closed,
  granted,
  listed,
  movedOut,
  recognised,
  registered,
  revoked,
  standingAfter,
  type Said,
} from '../enterprises/test-firm.ts'
import { factsOf } from './figure.ts'

/** The days on which the firm counts in a figure. */
const days = (code: string, ...said: readonly Said[]) =>
  factsOf(standingAfter(...said))
    .filter((fact) => fact.code === code)
    .map(({ from }) => from)

const small = listed('2016-12-31', { industry: 'C3482', employees: 25, revenue: 300, foundedOn: '2009-01-21' })

describe('微成长', () => {
  test('is the first 科技型中小企业 of a firm, and no later one', () => {
    expect(days('moves.micro-up', small, registered('2019-05-06'), registered('2020-05-06'))).toEqual(['2019-05-06'])
  })

  test('is not that of a firm known as medium or large', () => {
    const medium = listed('2016-12-31', { industry: 'C3482', employees: 300, revenue: 2000 })
    expect(days('moves.micro-up', medium, registered('2019-05-06'))).toEqual([])
  })

  const large = { industry: 'C3482', employees: 2000, revenue: 90_000 }
  const few = { industry: 'C3482', employees: 25, revenue: 300 }

  test('is judged by the size of that day, whatever a firm has become since', () => {
    const counted = (before: object, since: object) =>
      days('moves.micro-up', listed('2018-12-31', before), registered('2019-05-06'), listed('2024-12-31', since))
    expect(counted(few, large)).toEqual(['2019-05-06'])
    expect(counted(large, few)).toEqual([])
  })

  test('of a firm that no register names by then is judged by the first one that does', () => {
    const counted = (first: object, since: object) =>
      days('moves.micro-up', registered('2019-05-06'), listed('2020-12-31', first), listed('2024-12-31', since))
    expect(counted(few, large)).toEqual(['2019-05-06'])
    expect(counted(large, few)).toEqual([])
  })

  test('of unknown size counts, and is shown apart', () => {
    const said = [listed('2016-12-31'), registered('2019-05-06')]
    expect(days('moves.micro-up', ...said)).toEqual(['2019-05-06'])
    expect(days('moves.micro-up.size-unknown', ...said)).toEqual(['2019-05-06'])
    expect(days('moves.micro-up.size-unknown', small, registered('2019-05-06'))).toEqual([])
  })
})

describe('小升高', () => {
  test.each([
    ['of the same year, dated before', '2021-05-06', ['2021-10-28']],
    ['of the year before', '2020-05-06', ['2021-10-28']],
    ['of two years before', '2019-05-06', ['2021-10-28']],
    ['of three years before', '2018-05-06', []],
    ['of the same year, dated after', '2021-11-06', []],
    ['of the same day', '2021-10-28', []],
  ])('a first certificate with a number %s: %s', (_, number, rose) => {
    const said = [small, registered(number), recognised('2021-10-28', 'first')]
    expect(days('moves.small-to-high', ...said)).toEqual(rose)
    expect(days('moves.straight', ...said)).toEqual(rose.length > 0 ? [] : ['2021-10-28'])
  })

  test('is not a certificate that is renewed', () => {
    const said = [
      small,
      registered('2020-05-06'),
      recognised('2018-10-28', 'first'),
      recognised('2021-10-20', 'renewed'),
    ]
    expect(days('moves.small-to-high', ...said)).toEqual([])
  })
})

describe('高变强', () => {
  test('is the first 瞪羚 or 创新龙头 while the certificate is valid', () => {
    const said = [
      small,
      recognised('2019-10-28', 'first'),
      granted('2020-06-01', 'gazelle'),
      granted('2021-06-01', 'innovation-leader'),
    ]
    expect(days('moves.high-to-strong', ...said)).toEqual(['2020-06-01'])
  })

  test('needs the certificate on that day', () => {
    expect(days('moves.high-to-strong', small, granted('2020-06-01', 'gazelle'))).toEqual([])
    const late = [small, recognised('2016-10-28', 'first'), granted('2020-06-01', 'gazelle')]
    expect(days('moves.high-to-strong', ...late)).toEqual([])
  })

  test('on 工信线 is another reading', () => {
    const said = [small, recognised('2019-10-28', 'first'), granted('2020-06-01', 'little-giant')]
    expect(days('moves.high-to-strong', ...said)).toEqual([])
    expect(days('moves.high-to-strong.industry', ...said)).toEqual(['2020-06-01'])
  })
})

describe('退出', () => {
  const holder = [small, recognised('2018-10-28', 'first')]

  test('counts a certificate that lapsed, was revoked, or moved out', () => {
    expect(days('moves.left', ...holder)).toEqual(['2021-12-31'])
    expect(days('moves.left', ...holder, revoked('2020-06-01'))).toEqual(['2020-06-01'])
    expect(days('moves.left', ...holder, movedOut('2020-06-01'))).toEqual(['2020-06-01'])
  })

  test('does not count a holder that is closed', () => {
    expect(days('moves.left', ...holder, closed('2020-06-01'))).toEqual([])
  })

  test('counts a 科小 that did not come again, unless it holds a certificate', () => {
    expect(days('moves.left', small, registered('2019-05-06'))).toEqual(['2020-12-31'])
    expect(days('moves.left', small, registered('2019-05-06'), recognised('2020-10-28'))).toEqual(['2023-12-31'])
  })

  test('counts a firm once a year', () => {
    expect(days('moves.left', ...holder, registered('2020-05-06'))).toEqual(['2021-12-31'])
  })
})
