import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { madeArchive, madeWorkbook } from '../../packages/workbook/src/test-archive.ts'

export type BadFile = { name: string; bytes: Buffer }

const register = join(import.meta.dirname, '../../test/data/pds-2021/01-企业名录.xlsx')
const megabyte = 2 ** 20

/** What somebody may hand in by mistake or on purpose, each within the size that is let in. */
export async function badFiles(): Promise<BadFile[]> {
  const whole = await readFile(register)
  return [
    { name: '压缩炸弹.xlsx', bytes: bomb() },
    { name: '改名的文档.xlsx', bytes: document() },
    { name: '截断的名录.xlsx', bytes: whole.subarray(0, Math.floor(whole.length / 2)) },
    { name: '一百万行.xlsx', bytes: madeWorkbook({ rows: millionRows() }) },
  ]
}

/** A sheet of nothing, two hundred times as large as its archive. */
function bomb(): Buffer {
  const zeros = Buffer.alloc(400 * megabyte)
  return madeWorkbook({ rows: cellsOf(1), extra: [{ name: 'xl/bomb.bin', content: zeros, claimedSize: 9 }] })
}

function document(): Buffer {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  return madeArchive([
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="r" Type="${office}" Target="word/document.xml"/></Relationships>`,
    },
    { name: 'word/document.xml', content: '<w:document xmlns:w="w"><w:body/></w:document>' },
  ])
}

function millionRows(): Buffer {
  const rows: Buffer[] = []
  for (let first = 1; first <= 1_000_000; first += 10_000) {
    rows.push(Buffer.from(Array.from({ length: 10_000 }, (_, nth) => cellsOf(first + nth)).join('')))
  }
  return Buffer.concat(rows)
}

function cellsOf(row: number): string {
  return `<row r="${row}"><c r="A${row}"><v>${row}</v></c><c r="B${row}" t="str"><v>企业${row}</v></c></row>`
}
