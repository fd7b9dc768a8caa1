import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { madeArchive, madeWorkbook } from './test-archive.ts'
import { readWorkbook, writeWorkbook, type Limits } from './index.ts'

const patience = 2000
const slowest = { milliseconds: 0 }

/** Asked again when it took long: another test may have had the machine meanwhile. */
async function refusalOf(bytes: Buffer, limits: Partial<Limits> = {}) {
  let fastest = Infinity
  for (let tries = 0; ; tries += 1) {
    const started = performance.now()
    const answer = await readWorkbook(bytes, () => undefined, { limits })
    fastest = Math.min(fastest, performance.now() - started)
    if (fastest > patience && tries < 3) continue
    slowest.milliseconds = Math.max(slowest.milliseconds, fastest)
    return 'refused' in answer ? answer.refused : answer
  }
}

const cell = '<c t="str"><v>河南网络科技有限公司</v></c>'
const small = madeWorkbook({ rows: `<row>${cell}</row>` })

test('an archive that unpacks without end is refused, although its headers call it small', async () => {
  const zeros = Buffer.alloc(210 * 1024 * 1024)
  const bomb = madeWorkbook({
    rows: `<row>${cell}</row>`,
    extra: [{ name: 'xl/bomb.bin', content: zeros, claimedSize: 9 }],
  })
  expect(bomb.length).toBeLessThan(2_000_000)
  expect(await refusalOf(bomb)).toEqual({ kind: 'file-unpacks-too-large', params: { limitMegabytes: 200 } })
})

test('a sheet of a million rows is refused before anything reads it', async () => {
  const rows = Buffer.alloc(1_000_000 * (cell.length + 100), `<row>${cell}</row>`).subarray(0, 80_000_000)
  expect(await refusalOf(madeWorkbook({ rows }))).toEqual({ kind: 'file-too-many-rows', params: { limit: 200_000 } })
})

test('rows that are written with a prefix are counted too', async () => {
  const rows = '<x:row/>'.repeat(11)
  expect(await refusalOf(madeWorkbook({ rows: `<x:g xmlns:x="x">${rows}</x:g>` }), { rows: 10 })).toEqual({
    kind: 'file-too-many-rows',
    params: { limit: 10 },
  })
})

test('a renamed .docx is called a Word document', async () => {
  const relation = `<Relationship Id="r" Type="http://schemas.openxmlformats.org/x/officeDocument" Target="word/document.xml"/>`
  const docx = madeArchive([
    { name: '_rels/.rels', content: `<Relationships>${relation}</Relationships>` },
    { name: 'word/document.xml', content: '<w:document xmlns:w="w"/>' },
  ])
  expect(await refusalOf(docx)).toEqual({ kind: 'file-not-a-spreadsheet', params: { found: 'word' } })
})

test('a file that was cut off is damaged', async () => {
  expect(await refusalOf(small.subarray(0, small.length - 100))).toEqual({ kind: 'file-damaged', params: {} })
})

test('a file with a flipped bit is damaged', async () => {
  const book = await writeWorkbook([{ name: '名单', header: ['企业名称'], rows: [['河南网络科技有限公司']] }])
  const flipped = Buffer.from(book)
  flipped[60] = (flipped[60] ?? 0) ^ 0x10
  expect(await refusalOf(flipped)).toEqual({ kind: 'file-damaged', params: {} })
})

test('a part that is not XML is damaged', async () => {
  expect(await refusalOf(madeWorkbook({ rows: '<row><c>' }))).toEqual({ kind: 'file-damaged', params: {} })
})

test('entities that multiply are never expanded', async () => {
  const laughs = `<!DOCTYPE sst [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`
  const bytes = madeWorkbook({ rows: '<row><c t="s"><v>0</v></c></row>', strings: laughs })
  expect(await refusalOf(bytes)).toEqual({ kind: 'file-damaged', params: {} })
})

test('a workbook with a password says so', async () => {
  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage\0', 'utf16le'),
  ])
  expect(await refusalOf(compound)).toEqual({ kind: 'file-protected', params: {} })
})

test('an old .xls asks for another format where nothing converts it', async () => {
  const compound = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('Workbook\0', 'utf16le'),
  ])
  expect(await refusalOf(compound)).toEqual({ kind: 'file-old-format', params: { format: '.xls 或 .et' } })
})

test('an .ods asks for another format', async () => {
  const ods = madeArchive([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }])
  expect(await refusalOf(ods)).toEqual({ kind: 'file-old-format', params: { format: '.ods' } })
})

test.each([
  ['a letter', Buffer.from('关于报送名单的通知\n各县（市、区）科技局：\n请于月底前报送。\n'), 'text'],
  ['a sentence', Buffer.from('请各县，尽快，报送名单'), 'text'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
  ['a photograph', Buffer.from('ffd8ffe000104a46', 'hex'), 'image'],
  ['any archive', madeArchive([{ name: 'list.txt', content: '名单' }]), 'archive'],
  ['noise', Buffer.concat([Buffer.from([1, 0, 2]), randomBytes(1000)]), 'other'],
])('%s is not a spreadsheet', async (_, bytes, found) => {
  expect(await refusalOf(bytes)).toEqual({ kind: 'file-not-a-spreadsheet', params: { found } })
})

test('an empty file and a sheet that shows nothing have no rows', async () => {
  expect(await refusalOf(Buffer.alloc(0))).toEqual({ kind: 'file-empty', params: {} })
  const styled = madeWorkbook({ rows: '<row r="1"><c r="A1" s="1"/><c r="B1" t="str"><v>  </v></c></row>' })
  expect(await refusalOf(styled)).toEqual({ kind: 'file-without-rows', params: {} })
})

test('a file larger than the limit, or of too many parts, is refused', async () => {
  expect(await refusalOf(small, { bytes: 100 })).toMatchObject({ kind: 'file-too-large' })
  const crowd = Array.from({ length: 201 }, (_, part) => ({ name: `xl/${part}.xml`, content: '' }))
  expect(await refusalOf(madeArchive(crowd))).toEqual({ kind: 'file-too-many-entries', params: { limit: 200 } })
})

test('a file that needs more memory than allowed is given up, and so is one that takes too long', async () => {
  const strings = `<sst>${Array.from({ length: 300_000 }, (_, n) => `<si><t>河南网络科技有限公司${n}</t></si>`).join('')}</sst>`
  const heavy = madeWorkbook({ rows: '<row><c t="s"><v>0</v></c></row>', strings })
  expect(await refusalOf(heavy, { memoryMegabytes: 24 })).toEqual({ kind: 'file-too-heavy', params: {} })
  expect(await refusalOf(heavy, { seconds: 0.05 })).toEqual({ kind: 'file-too-slow', params: { limitSeconds: 0.05 } })
}, 30_000)

test('whoever takes the rows may be slow', async () => {
  const started = performance.now()
  await readWorkbook(small, () => undefined)
  const seconds = (4 * (performance.now() - started)) / 1000
  const slowly = () => sleep(seconds * 1000 + 100)
  expect(await readWorkbook(small, slowly, { limits: { seconds } })).toMatchObject({ sheet: '名单' })
})

test('none of these answers took longer than two seconds', () => {
  expect(slowest.milliseconds).toBeLessThan(patience)
})
