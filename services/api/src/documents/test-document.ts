import { inflateRawSync } from 'node:zlib'

/** The text of word/document.xml: the first entry by that name, found by its local header. */
export function documentText(docx: Buffer): string {
  const name = Buffer.from('word/document.xml')
  const at = docx.indexOf(name)
  const header = at - 30
  const start = at + name.length + docx.readUInt16LE(header + 28)
  return inflateRawSync(docx.subarray(start))
    .toString('utf8')
    .replaceAll(/<[^>]+>/g, '')
}
