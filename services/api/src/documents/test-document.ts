import { inflateRawSync } from 'node:zlib'

/** The text of a document, or of another of its parts. */
export function documentText(document: Buffer, part?: string): string {
  return partOf(document, part).replaceAll(/<[^>]+>/g, '')
}

/** The rows of a workbook's second sheet, which says what it is: `name：value`. */
export function secondSheet(workbook: Buffer): string[] {
  const strings = partOf(workbook, 'xl/sharedStrings.xml').split('<si>').slice(1)
  const rows = partOf(workbook, 'xl/worksheets/sheet2.xml').split('<row ').slice(1)
  return rows.map((row) => {
    const cells = [...row.matchAll(/<c [^>]*?(?:t="(\w+)")?[^>]*><v>([^<]*)<\/v>/g)]
    return cells
      .map(([cell, , value = '']) => (cell.includes('t="s"') ? (strings[Number(value)] ?? '') : value))
      .map((text) => text.replaceAll(/<[^>]+>/g, ''))
      .join('：')
  })
}

/** A part as it was written: the first entry by that name, found by its local header. */
function partOf(document: Buffer, part = 'word/document.xml'): string {
  const name = Buffer.from(part)
  const at = document.indexOf(name)
  const header = at - 30
  const start = at + name.length + document.readUInt16LE(header + 28)
  return inflateRawSync(document.subarray(start)).toString('utf8')
}
