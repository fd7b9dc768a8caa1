import { expect, test } from 'vitest'
import { readCertificate, yearOfCertificate } from './certificate.ts'
import { findDocumentNumber, normaliseDocumentNumber } from './document-number.ts'
import { divisionOfTechSmeNumber, readTechSmeNumber, yearOfTechSmeNumber } from './tech-sme-number.ts'

test.each([
  ['GR202141000793', 'GR202141000793'],
  [' gr２０２１４１０００７９３ ', 'GR202141000793'],
  ['GF201441000012', 'GF201441000012'],
  ['202141000793', 'GR202141000793'],
  ['GR2O2141OOO793', 'GR202141000793'],
  ['证书编号：GR202141000793', 'GR202141000793'],
])('%j on a list is certificate %s', (text, certificate) => {
  expect(readCertificate(text)).toBe(certificate)
})

test.each(['', 'GR20214100079', 'GR2021410007933', '豫高新123', 'GR192141000793'])('%j is no certificate', (text) => {
  expect(readCertificate(text)).toBeUndefined()
})

test('a certificate carries its year', () => {
  expect(yearOfCertificate('GR202141000793')).toBe(2021)
})

test('a number of 科技型中小企业 carries the year for which it is valid and a division', () => {
  const number = readTechSmeNumber(' ２０２１４１０４７１a0000034 ')
  expect(number).toBe('2021410471A0000034')
  expect(yearOfTechSmeNumber('2021410471A0000034')).toBe(2021)
  expect(divisionOfTechSmeNumber('2021410471A0000034')).toBe('410471')
})

test.each(['', '202141047100000', '19214104710000003X', '2021A10471A0000034'])('%j is no such number', (text) => {
  expect(readTechSmeNumber(text)).toBeUndefined()
})

test.each([
  ['豫科[2021]8号', '豫科〔2021〕8号'],
  ['豫科（2021）8号', '豫科〔2021〕8号'],
  ['豫科【2021】第 008 号', '豫科〔2021〕8号'],
  ['工信部企业函〔2021〕197号', '工信部企业函〔2021〕197号'],
  [' 会议纪要 ', '会议纪要'],
])('文号 %j is kept as %s', (text, document) => {
  expect(normaliseDocumentNumber(text)).toBe(document)
})

test('a 文号 is found inside a title', () => {
  expect(findDocumentNumber('根据豫科[2021]141号文件，名单如下')).toBe('豫科〔2021〕141号')
  expect(findDocumentNumber('平顶山市2021年名单')).toBeUndefined()
})
