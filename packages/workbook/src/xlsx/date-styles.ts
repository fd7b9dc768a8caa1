import { readXml } from './xml.ts'

// Days among the formats that every spreadsheet program knows by number; 27–36 and 50–58 are the Chinese ones.
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** Whether a cell's style shows its number as a day. */
export type DateStyles = (style: number) => boolean

export async function readDateStyles(chunks: AsyncIterable<Buffer>): Promise<DateStyles> {
  const custom = new Map<number, string>()
  const formats: number[] = []
  let inCellFormats = false
  await readXml(chunks, {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'xf' && inCellFormats) formats.push(Number(attributes['numFmtId'] ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  const dates = formats.map((format) => {
    const code = custom.get(format)
    return code === undefined ? builtIn.has(format) : showsDay(code)
  })
  return (style) => dates[style] ?? false
}

/** A format shows a day when it shows a year or a day of the month; what stands in quotes or brackets shows nothing. */
function showsDay(code: string): boolean {
  const shown = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!\$)[^\]]*\]|\[\$[^\]]*\]/g, '')
  return /[yd]/i.test(shown.split(';')[0] ?? '')
}
