import { expect, test } from 'vitest'
import { oneOf, readAddress, text, wholeNumber, writeAddress } from './address.ts'

test('an address keeps division codes as text and reads back as written', () => {
  const search = { unit: '410422', year: 2021, asOf: '2021-11-30', why: 'high-tech.new:410422', query: '叶县 电气' }
  const address = writeAddress(search)
  expect(address).toContain('unit=410422')
  expect(address).toContain('why=high-tech.new:410422')
  expect(readAddress(address)).toEqual({ ...search, year: '2021' })
})

test('what is not said leaves no trace in the address', () => {
  expect(writeAddress({ asOf: undefined, knownAt: undefined })).toBe('')
})

test('what someone typed into the address is taken only where it makes sense', () => {
  expect(wholeNumber('2021', 2000, 2100)).toBe(2021)
  expect(wholeNumber('21', 2000, 2100)).toBeUndefined()
  expect(wholeNumber('x', 2000, 2100)).toBeUndefined()
  expect(oneOf(['in', 'outside'], 'outside')).toBe('outside')
  expect(oneOf(['in', 'outside'], 'both')).toBeUndefined()
  expect(text('410482', /^\d{6}$/)).toBe('410482')
  expect(text(410482, /^\d{6}$/)).toBeUndefined()
})
