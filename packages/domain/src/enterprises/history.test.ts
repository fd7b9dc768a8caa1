import { describe, expect, test } from 'vitest'
import { historyOf, valueOn, type History } from './history.ts'
import {
  closed,
  firm,
  listed,
  moved,
  movedIn,
  movedOut,
  recognised,
  registered,
  renamed,
  standingAfter,
  type Said,
} from './test-firm.ts'

const after = (...said: readonly Said[]): History => historyOf(standingAfter(...said))
const unitOn = (history: History, day: string) => valueOn(history.units, day)
const nameOn = (history: History, day: string) => valueOn(history.names, day)

describe('属地', () => {
  test('the register speaks for all days before it too', () => {
    const history = after(listed('2021-12-31', { unit: '410471' }))
    expect(unitOn(history, '2015-01-01')).toBe('410471')
    expect(unitOn(history, '2030-01-01')).toBe('410471')
  })

  test('a title list’s county serves only where nothing else speaks', () => {
    expect(unitOn(after(registered('2021-05-06', { unit: '410422' })), '2021-05-06')).toBe('410422')
    const history = after(registered('2021-05-06', { unit: '410422' }), listed('2021-12-31', { unit: '410471' }))
    expect(unitOn(history, '2021-05-06')).toBe('410471')
    expect(history.otherUnits).toEqual([{ unit: '410422', version: 1, on: '2021-05-06' }])
  })

  test('a person who corrects a title list’s county is believed', () => {
    const history = after(
      { ...registered('2021-05-06', { unit: '410422' }), byPerson: true },
      listed('2020-12-31', { unit: '410471' }),
    )
    expect(unitOn(history, '2021-05-05')).toBe('410471')
    expect(unitOn(history, '2021-05-06')).toBe('410422')
  })

  test('属地调整 counts from its day on', () => {
    const history = after(listed('2019-12-31', { unit: '410471' }), moved('2021-03-02', '410411', '410471'))
    expect(unitOn(history, '2021-03-01')).toBe('410471')
    expect(unitOn(history, '2021-03-02')).toBe('410411')
  })

  test('where the register already knows the new unit, the change list says which was the old one', () => {
    const history = after(listed('2021-12-31', { unit: '410411' }), moved('2021-03-02', '410411', '410471'))
    expect(unitOn(history, '2021-03-01')).toBe('410471')
    expect(unitOn(history, '2021-12-31')).toBe('410411')
  })

  test('without any word it is 未定', () => {
    expect(unitOn(after(recognised('2021-10-28')), '2021-10-28')).toBe('unknown')
  })

  test('an empty cell says nothing', () => {
    const history = after(listed('2020-12-31', { unit: '410471' }), listed('2021-12-31'))
    expect(unitOn(history, '2022-01-01')).toBe('410471')
  })
})

describe('names', () => {
  const old = '平顶山市试验机械厂'

  test('a firm has its former name until the day before 更名', () => {
    const history = after(renamed('2019-10-09', old, firm.name))
    expect(nameOn(history, '2019-10-08')).toBe(old)
    expect(nameOn(history, '2019-10-09')).toBe(firm.name)
  })

  test('a list that still writes the name which the firm gave up does not give it back', () => {
    const history = after(renamed('2019-10-09', old, firm.name), registered('2021-05-06', { name: old }))
    expect(nameOn(history, '2021-05-06')).toBe(firm.name)
  })

  test('a list of before that was typed with the new name does not give it earlier', () => {
    const history = after(renamed('2019-10-09', old, firm.name), recognised('2018-10-28'))
    expect(nameOn(history, '2018-10-28')).toBe(old)
  })

  test('a firm that takes its old name again has it again', () => {
    const history = after(
      renamed('2019-10-09', old, firm.name),
      renamed('2020-10-09', firm.name, old),
      registered('2021-05-06', { name: old }),
    )
    expect(nameOn(history, '2021-05-06')).toBe(old)
  })
})

describe('存续', () => {
  const life = (...said: readonly Said[]) =>
    after(...said).life.map(({ from, to }) => (to === undefined ? [from] : [from, to]))

  test('begins with its founding day, or with the earliest list that names it', () => {
    expect(life(listed('2021-12-31', { foundedOn: '2009-01-21' }))).toEqual([['2009-01-21']])
    expect(life(registered('2021-05-06'), listed('2021-12-31'))).toEqual([['2021-05-06']])
  })

  test('ends with 注销 or 迁出, whose day no longer counts', () => {
    expect(life(listed('2019-12-31', { foundedOn: '2009-01-21' }), closed('2021-03-02'))).toEqual([
      ['2009-01-21', '2021-03-02'],
    ])
    expect(after(listed('2019-12-31'), movedOut('2021-03-02')).ended).toEqual({ how: 'moved-out', on: '2021-03-02' })
  })

  test('begins with its arrival where it moved in', () => {
    expect(life(listed('2021-12-31', { foundedOn: '2009-01-21' }), movedIn('2020-06-01'))).toEqual([['2020-06-01']])
  })

  test('goes on where a firm comes back', () => {
    const said = [listed('2016-12-31'), movedOut('2018-03-02'), movedIn('2020-06-01')]
    expect(life(...said)).toEqual([['2016-12-31', '2018-03-02'], ['2020-06-01']])
    expect(after(...said).ended).toBeUndefined()
  })
})
