import type { SheetRow } from '@titian/domain'
import { expect, test } from 'vitest'
import { madeWorkbook } from './test-archive.ts'
import { readWorkbook, writeWorkbook } from './index.ts'

async function rowsOf(bytes: Uint8Array): Promise<SheetRow[]> {
  const read: SheetRow[] = []
  const answer = await readWorkbook(bytes, (rows) => void read.push(...rows))
  if ('refused' in answer) throw new Error(`Not read: ${answer.refused.kind}`)
  return read
}

/** One line a row, `3 B text 企业名称, C number 7`, for short comparisons. */
async function shown(bytes: Uint8Array): Promise<string[]> {
  const rows = await rowsOf(bytes)
  return rows.map(({ row, cells }) => `${row} ${cells.map((it) => `${it.column} ${it.kind} ${it.text}`).join(', ')}`)
}

test('rows and columns are named as the spreadsheet names them, whatever is left out', async () => {
  const rows =
    '<row r="3"><c r="B3" t="str"><v>企业名称</v></c><c r="AB3"><v>7</v></c></row><row><c/><c><v>8</v></c></row>'
  expect(await shown(madeWorkbook({ rows }))).toEqual(['3 B text 企业名称, AB number 7', '4 B number 8'])
})

test('a code kept as a number shows the digits that are left, and is a number', async () => {
  const rows = '<row><c><v>9.14104719179041E+17</v></c><c><v>914104719179041024</v></c></row>'
  expect(await rowsOf(madeWorkbook({ rows }))).toEqual([
    {
      row: 1,
      cells: [
        { column: 'A', kind: 'number', text: '914104719179041000', number: 914104719179041000 },
        { column: 'B', kind: 'number', text: '914104719179041000', number: 914104719179041024 },
      ],
    },
  ])
})

test('a number is a day where its style shows one, also counted from 1904', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>' +
    '<numFmt numFmtId="201" formatCode="0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="31"/></cellXfs></styleSheet>'
  const rows = `<row>${[0, 1, 2, 3, 4].map((style) => `<c s="${style}"><v>44315</v></c>`).join('')}</row>`
  expect(await shown(madeWorkbook({ rows, styles }))).toEqual([
    '1 A number 44315, B date 2021-04-29, C date 2021-04-29, D number 44315, E date 2021-04-29',
  ])
  const mac = madeWorkbook({
    rows: '<row><c s="1"><v>42853</v></c></row>',
    styles,
    workbookPr: '<workbookPr date1904="1"/>',
  })
  expect(await rowsOf(mac)).toEqual([
    { row: 1, cells: [{ column: 'A', kind: 'date', text: '2021-04-29', number: 44315 }] },
  ])
})

test('text in runs is one text, without the reading aids above it', async () => {
  const strings =
    '<sst><si><r><t>叶</t></r><r><t xml:space="preserve">县 </t></r><rPh><t>yè</t></rPh></si><si><t>一_x000A_二_x0000_</t></si></sst>'
  const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>&lt;三&gt;</t></is></c></row>'
  expect(await shown(madeWorkbook({ rows, strings }))).toEqual(['1 A text 叶县 , B text 一\n二, C text <三>'])
})

test('a result is read for its formula, an error and a truth as what they are', async () => {
  const rows =
    '<row><c t="str"><f>A1&amp;B1</f><v>高新区</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c><f>1+1</f><v>2</v></c></row>'
  expect(await shown(madeWorkbook({ rows }))).toEqual(['1 A text 高新区, B error #N/A, C boolean TRUE, D number 2'])
})

function firm(row: number, unit = ''): string {
  return `<row r="${row}">${unit}<c r="B${row}" t="str"><v>企业${row}</v></c></row>`
}

test('a county written once beside several firms is said of each', async () => {
  const unit = '<c r="A2" t="str"><v>叶县</v></c>'
  const rows = `<row r="1"><c r="A1" t="str"><v>名单</v></c></row>${firm(2, unit)}${firm(3)}<row r="4"/>${firm(5)}${firm(6)}`
  const after = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A5"/></mergeCells>'
  expect(await shown(madeWorkbook({ rows, after }))).toEqual([
    '1 A text 名单',
    '2 A text 叶县, B text 企业2',
    '3 A text 叶县, B text 企业3',
    '5 A text 叶县, B text 企业5',
    '6 B text 企业6',
  ])
})

test('names with a prefix, as some programs write them, are the same names', async () => {
  const rows = '<x:row xmlns:x="x"><x:c t="str"><x:v>叶县</x:v></x:c></x:row>'
  expect(await shown(madeWorkbook({ rows }))).toEqual(['1 A text 叶县'])
})

test('what we write is read again as it was: codes whole, formulas never computed, rare characters kept', async () => {
  const cells = [
    '91410471934221405X',
    '914104719342214059',
    '=HYPERLINK("http://x")',
    '+8619900068075',
    '-',
    '𠮷林〇',
    12.5,
    null,
  ]
  const bytes = await writeWorkbook([
    { name: '退回的行', title: '退回的行', header: cells.map((_, n) => `列${n}`), rows: [cells] },
  ])
  const [, , row] = await rowsOf(bytes)
  expect(row?.cells.map((cell) => cell.text)).toEqual(cells.filter((cell) => cell !== null).map(String))
  expect(row?.cells.map((cell) => cell.kind)).toEqual([...Array(6).fill('text'), 'number'])
})

test('the first sheet that shows anything is read, and those left unread are named', async () => {
  const bytes = await writeWorkbook(['一', '二'].map((name) => ({ name, header: ['企业名称'], rows: [['甲公司']] })))
  expect(await readWorkbook(bytes, () => undefined)).toMatchObject({ sheet: '一', otherSheets: ['二'] })
})

test('.csv is read as UTF-8 or GB 18030, with quotes and lines in them', async () => {
  const text = '企业名称,代码,备注\r\n"甲,公司",91410471934221405X,"他说""好""\n第二行"\r\n乙公司,9.14105E+17,\r\n'
  const expected = [
    '1 A text 企业名称, B text 代码, C text 备注',
    '2 A text 甲,公司, B text 91410471934221405X, C text 他说"好"\n第二行',
    '3 A text 乙公司, B number 9.14105E+17',
  ]
  expect(await shown(Buffer.from(`\ufeff${text}`))).toEqual(expected)
  const gb18030 = Buffer.from('c6f3d2b5c3fbb3c62cb4fac2eb0d0abcd7b9abcbbe2c310d0a', 'hex')
  expect(await shown(gb18030)).toEqual(['1 A text 企业名称, B text 代码', '2 A text 甲公司, B text 1'])
})

test('a table copied from WPS is parted by tabs', async () => {
  expect(await shown(Buffer.from('企业名称\t代码\n甲公司\t91410471934221405X\n\n乙公司\t\n'))).toEqual([
    '1 A text 企业名称, B text 代码',
    '2 A text 甲公司, B text 91410471934221405X',
    '4 A text 乙公司',
  ])
})

test('of a copied page the longest table is read, spans filled and covered columns kept apart', async () => {
  const html = `<html><head><style>td{x:"<td>"}</style></head><body><table><tr><td>导航</td></tr></table>
    <TABLE><caption>名单</caption><tr><th colspan=3>2021 年名单</th></tr>
    <tr><td rowspan="2">叶&#21439;</td><td>甲<br>公司</td><td x:num="914104719179041000">9.14105E+17</td></tr>
    <tr><td>乙&nbsp;公司<td>
    <tr><td colspan=2>丙<td>丁</table></body></html>`
  expect(await shown(Buffer.from(html))).toEqual([
    '1 A text 2021 年名单',
    '2 A text 叶县, B text 甲 公司, C number 9.14105E+17',
    '3 A text 叶县, B text 乙 公司',
    '4 A text 丙, C text 丁',
  ])
})
