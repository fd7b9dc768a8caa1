import Excel from 'exceljs'
import { expect, test } from 'vitest'
import { writeWorkbook } from './write.ts'

const form = {
  name: '通报',
  title: '平顶山市2021年11月通报',
  header: ['县（市、区）', '同比', '说明'],
  rows: [['叶县', { share: -0.5 }, '-50.0%'], ['口径：按证书发证日期计。']],
  isForm: true,
}

async function written() {
  const book = new Excel.Workbook()
  await book.xlsx.load(new Uint8Array(await writeWorkbook([form])).buffer)
  const sheet = book.worksheets[0]
  if (!sheet) throw new Error('There is no sheet')
  return sheet
}

test('a share is a number that is shown as a percentage; a text that looks like one stays text', async () => {
  const row = (await written()).getRow(3)
  expect(row.getCell(2).value).toBe(-0.5)
  expect(row.getCell(2).numFmt).toBe('0.0%')
  expect(row.getCell(3).value).toBe("'-50.0%")
})

test('a form has rules around its table and not around what is said below it, on a page across', async () => {
  const sheet = await written()
  expect(sheet.getRow(2).getCell(3).border.left?.style).toBe('thin')
  expect(sheet.getRow(3).getCell(1).border.bottom?.style).toBe('thin')
  expect(sheet.getRow(4).getCell(1).border).toEqual({})
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true })
})

test('whoever else works in the process has a turn while a long table is written', async () => {
  let turns = 0
  let turnsBeforeTheLast = 0
  const clock = setInterval(() => (turns += 1))
  function* rows() {
    for (let nth = 0; nth < 2000; nth += 1) yield [`第 ${nth} 行`, nth, null]
    turnsBeforeTheLast = turns
  }
  await writeWorkbook([{ name: '长表', header: ['名称', '序号', '备注'], rows: rows() }])
  clearInterval(clock)
  expect(turnsBeforeTheLast).toBeGreaterThan(0)
})
