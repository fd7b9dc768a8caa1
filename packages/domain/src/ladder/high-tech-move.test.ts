import { describe, expect, test } from 'vitest'
import {
  closed,
  listed,
  moved,
  movedIn,
  movedOut,
  portraitAfter,
  recognised,
  revoked,
  type Said,
} from '../enterprises/test-firm.ts'

const founded = listed('2012-12-31', { unit: '410471', foundedOn: '2009-01-21' })
const first = recognised('2018-10-28', 'first')
const moves = (...said: readonly Said[]) =>
  portraitAfter(founded, ...said).highTechMoves.map(({ kind, on, unit }) => [kind, on, unit])

describe('a firm comes into the count', () => {
  test('on the day of its first certificate, and lapses on 31 December of the year in which that ran out', () => {
    expect(moves(first)).toEqual([
      ['new', '2018-10-28', '410471'],
      ['lapsed', '2021-12-31', '410471'],
    ])
  })

  test('and stays in it when it is recognised again within that year', () => {
    expect(moves(first, recognised('2021-12-15', 'renewed'))).toEqual([
      ['new', '2018-10-28', '410471'],
      ['lapsed', '2024-12-31', '410471'],
    ])
  })

  test('again as 隔年重新认定 when that came in a later year', () => {
    expect(moves(first, recognised('2022-03-01', 'renewed'))).toEqual([
      ['new', '2018-10-28', '410471'],
      ['lapsed', '2021-12-31', '410471'],
      ['renewed-late', '2022-03-01', '410471'],
      ['lapsed', '2025-12-31', '410471'],
    ])
  })

  test('with the certificate that it brings along', () => {
    const arrival = movedIn('2020-06-01', { unit: '410422', certificate: 'GR201841009999', issuedOn: '2018-10-28' })
    expect(portraitAfter(arrival).highTechMoves.map(({ kind, on, unit }) => [kind, on, unit])).toEqual([
      ['moved-in', '2020-06-01', '410422'],
      ['lapsed', '2021-12-31', '410422'],
    ])
  })

  test('on its founding day, where its certificate is older than that', () => {
    const young = listed('2021-12-31', { unit: '410471', foundedOn: '2019-06-01' })
    expect(portraitAfter(young, first).highTechMoves[0]).toMatchObject({ kind: 'new', on: '2019-06-01' })
  })
})

describe('a firm leaves the count', () => {
  test.each<[string, Said]>([
    ['revoked', revoked('2020-06-01')],
    ['moved-out', movedOut('2020-06-01')],
    ['closed', closed('2020-06-01')],
  ])('%s', (kind, said) => {
    expect(moves(first, said)).toEqual([
      ['new', '2018-10-28', '410471'],
      [kind, '2020-06-01', '410471'],
    ])
  })

  test('closed while it waits to be recognised again', () => {
    expect(moves(first, closed('2021-11-15'))[1]).toEqual(['closed', '2021-11-15', '410471'])
  })

  test('of one unit for another’s, and what follows is the other’s', () => {
    expect(moves(first, moved('2020-06-01', '410422'))).toEqual([
      ['new', '2018-10-28', '410471'],
      ['transferred-out', '2020-06-01', '410471'],
      ['transferred-in', '2020-06-01', '410422'],
      ['lapsed', '2021-12-31', '410422'],
    ])
  })

  test('of the unit that answered for it until then, where both come on one day', () => {
    expect(moves(first, moved('2020-06-01', '410422'), revoked('2020-06-01'))[1]).toEqual([
      'revoked',
      '2020-06-01',
      '410471',
    ])
  })
})
