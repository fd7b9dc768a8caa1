import { normaliseCreditCode, type SheetRow } from '@titian/domain'
import { readWorkbook, writeWorkbook } from '@titian/workbook'

const codePattern = /^[0-9A-Z]{18}$/

/** Every credit code that stands in a row. */
export function codesIn({ cells }: SheetRow): string[] {
  return cells.map((cell) => normaliseCreditCode(cell.text)).filter((text) => codePattern.test(text))
}

/** The sample's register with those firms only whose codes are named: the rest only takes time. */
export async function smallRegister(bytes: Buffer, named: ReadonlySet<string>): Promise<Buffer> {
  const rows: SheetRow[] = []
  await readWorkbook(bytes, (batch) => void rows.push(...batch))
  const [title, header, ...firms] = rows.map(({ cells }) => cells.map((cell) => cell.number ?? cell.text))
  const kept = firms.filter((_, index) =>
    codesIn(rows[index + 2] ?? { row: 0, cells: [] }).some((code) => named.has(code)),
  )
  return writeWorkbook([{ name: '企业名录', title: String(title?.[0]), header: header?.map(String) ?? [], rows: kept }])
}
