import { describe, expect, test } from 'vitest'
import { findDivision } from './division.ts'
import { placeInName } from './place-in-name.ts'
import { findUnit, isPlanningUnit, planningUnits, unitOf } from './unit.ts'

test('the city plans for twelve units, in the order of their codes', () => {
  expect(planningUnits.map(({ code, shortName }) => code + shortName)).toEqual([
    '410402新华',
    '410403卫东',
    '410404石龙',
    '410411湛河',
    '410421宝丰',
    '410422叶县',
    '410423鲁山',
    '410425郏县',
    '410471高新区',
    '410472示范区',
    '410481舞钢',
    '410482汝州',
  ])
  expect(planningUnits.filter(({ standsApart }) => standsApart).map(({ code }) => code)).toEqual(['410482'])
  expect(unitOf('410422').parent).toBe('410400')
  expect(unitOf('410400').parent).toBe('410000')
  expect(isPlanningUnit('410400')).toBe(false)
})

test.each([
  ['高新区', '410471'],
  ['高新技术产业开发区', '410471'],
  ['平顶山市高新技术产业开发区', '410471'],
  ['平顶山高新技术产业开发区', '410471'],
  ['平顶山高新区', '410471'],
  ['示范区', '410472'],
  ['城乡一体化示范区', '410472'],
  ['平顶山市城乡一体化示范区', '410472'],
  ['平顶山市叶县', '410422'],
  ['河南省平顶山市叶县', '410422'],
  [' 叶 县 ', '410422'],
  ['宝丰', '410421'],
  ['舞钢市', '410481'],
  ['汝州', '410482'],
  ['410411', '410411'],
  ['４１０４１１', '410411'],
  ['郏县人民政府', '410425'],
])('%j is unit %s', (text, code) => {
  expect(findUnit(text)?.code).toBe(code)
})

test.each(['', '平顶山市', '全市', '郑州市', '襄城县'])('%j is none of the twelve', (text) => {
  expect(findUnit(text)).toBeUndefined()
})

describe('a division code is', () => {
  test('in force', () => {
    expect(findDivision('410422')).toEqual({ code: '410422', name: '叶县', standing: 'current' })
  })

  test('a zone’s, which stands in no GB/T 2260', () => {
    expect(findDivision('410471')?.standing).toBe('zone')
    expect(findDivision('410401')?.name).toBe('市辖区')
  })

  test('withdrawn, with the code that covers its area now', () => {
    expect(findDivision('410412')).toEqual({
      code: '410412',
      name: '舞钢区',
      standing: 'former',
      until: 1990,
      now: ['410481'],
    })
    expect(findDivision('410426')?.now).toEqual(['411025'])
  })

  test('unknown', () => {
    expect(findDivision('000000')).toBeUndefined()
    expect(findDivision('constructor')).toBeUndefined()
  })
})

test('the table of divisions is complete', () => {
  const provinces = ['11', '41', '65', '71', '81', '82'].map((code) => findDivision(`${code}0000`)?.name)
  expect(provinces).toEqual(['北京市', '河南省', '新疆维吾尔自治区', '台湾省', '香港特别行政区', '澳门特别行政区'])
})

test.each([
  ['平顶山市华源有限公司', 'ours'],
  ['汝州市华源有限公司', 'ours'],
  ['河南省平顶山华源有限公司', 'ours'],
  ['新华区华源有限公司', 'ours'],
  ['许昌市平西有限公司', 'other-city'],
  ['洛阳华源有限公司', 'other-city'],
  ['巩义市华源有限公司', 'other-city'],
  ['河南华源有限公司', 'open'],
])('the name %s points: %s', (name, place) => {
  expect(placeInName(name)).toBe(place)
})
