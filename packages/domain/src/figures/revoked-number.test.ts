import { expect, test } from 'vitest'
import { listed, numberRevoked, registered, standingAfter } from '../enterprises/test-firm.ts'
import { factsOf } from './figure.ts'

const counted = factsOf(
  standingAfter(listed('2020-12-31', { unit: '410422' }), registered('2021-05-06'), numberRevoked('2021-09-01')),
)

test('a firm is counted among 科技型中小企业 until its number is revoked, because of that', () => {
  const titled = counted
    .filter(({ code, key }) => code === 'titles' && key === 'tech-sme')
    .map(({ from, to, why }) => ({ from, to, why }))
  expect(titled).toEqual([{ from: '2021-05-06', to: '2021-09-01', why: [1, 2, 3] }])
})

test('it was entered in the year all the same', () => {
  const entered = counted.filter(({ code }) => code === 'tech-sme.registered')
  expect(entered).toMatchObject([{ from: '2021-05-06' }])
})
