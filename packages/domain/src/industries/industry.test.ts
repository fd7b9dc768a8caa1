import { expect, test } from 'vitest'
import { findIndustry } from './industry.ts'
import table from './industries.json' with { type: 'json' }

test('the classification is complete: 20 sections, 97 divisions, 473 groups, 1,382 classes', () => {
  const lengths = Object.keys(table.names).map((code) => code.length)
  expect(Object.keys(table.sections)).toHaveLength(20)
  expect([2, 3, 4].map((length) => lengths.filter((it) => it === length).length)).toEqual([97, 473, 1382])
})

test('every class has a group, every group a division, every division a section', () => {
  const orphans = Object.keys(table.names).filter(
    (code) => findIndustry(code)?.letter === undefined || (code.length > 2 && !findIndustry(code.slice(0, -1))),
  )
  expect(orphans).toEqual([])
})

test('a class is found with or without its letter', () => {
  const found = { code: '2829', name: '其他合成纤维制造', letter: 'C', level: 'class' }
  expect(['C2829', '2829', 'c2829', '２８２９'].map(findIndustry)).toEqual([found, found, found, found])
})

test('amendment 1 is in it', () => {
  expect(findIndustry('9231')?.name).toBe('监察委员会')
  expect(findIndustry('278')?.name).toBe('药用辅料及包装材料制造')
})

test.each(['', 'C', 'D2829', '9999', '28291', '制造业'])('%j is no class', (text) => {
  expect(findIndustry(text)).toBeUndefined()
})
