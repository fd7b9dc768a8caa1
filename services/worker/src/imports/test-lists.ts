import { judgeCreditCode } from '@titian/domain'
import { writeWorkbook, type WrittenCell } from '@titian/workbook'

/** A credit code that passes its check, for a firm registered in 宝丰县; the same number gives the same code. */
export function codeOf(number: number): string {
  const first17 = `91410421${String(900_000_000 + number).padStart(9, '0')}`
  for (const check of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
    if ('code' in judgeCreditCode(first17 + check)) return first17 + check
  }
  throw new Error(`No check character fits ${first17}`)
}

type List = { name: string; title: string; header: string[]; rows: WrittenCell[][] }

export async function list({ name, title, header, rows }: List): Promise<{ name: string; bytes: Buffer }> {
  return { name, bytes: await writeWorkbook([{ name: '名单', title, header, rows }]) }
}

type Entry = [code: string, name: string, unit: string, contact?: string, phone?: string, employees?: number]

/** 企业名录 of a year. */
export function register(year: number, entries: readonly Entry[]): Promise<{ name: string; bytes: Buffer }> {
  return list({
    name: '企业名录.xlsx',
    title: `平顶山市企业名录（${year}年）`,
    header: ['统一社会信用代码', '企业名称', '所属县（市、区）', '联系人', '联系电话', '从业人员（人）'],
    rows: entries.map(([code, name, unit, contact = '', phone = '', employees]) => [
      code,
      name,
      unit,
      contact,
      phone,
      employees ?? null,
    ]),
  })
}

/** 科技型中小企业入库名单 with codes. */
export function techSmes(
  year: number,
  firms: readonly (readonly [code: string, name: string, serial: number])[],
): Promise<{ name: string; bytes: Buffer }> {
  return list({
    name: '入库名单.xlsx',
    title: `平顶山市${year}年入库国家科技型中小企业名单`,
    header: ['企业名称', '统一社会信用代码', '入库登记编号', '所属县区', '入库日期'],
    rows: firms.map(([code, name, serial]) => [name, code, numberOf(year, serial), '宝丰县', `${year}-05-16`]),
  })
}

/** The same, as the province announces it: names and numbers. */
export function announced(
  title: string,
  firms: readonly (readonly [name: string, serial: number, city: string])[],
): Promise<{ name: string; bytes: Buffer }> {
  return list({
    name: '公告.xlsx',
    title,
    header: ['序号', '企业名称', '入库登记编号', '省辖市'],
    rows: firms.map(([name, serial, city], index) => [index + 1, name, numberOf(2021, serial), city]),
  })
}

function numberOf(year: number, serial: number): string {
  return `${year}410421${String(serial).padStart(8, '0')}`
}
