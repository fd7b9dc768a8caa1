import { inflateRawSync } from 'node:zlib'

/** The text of a document, or of another of its parts: the first entry by that name, found by its local header. */
export function documentText(document: Buffer, part = 'word/document.xml'): string {
  const name = Buffer.from(part)
  const at = document.indexOf(name)
  const header = at - 30
  const start = at + name.length + document.readUInt16LE(header + 28)
  return inflateRawSync(document.subarray(start))
    .toString('utf8')
    .replaceAll(/<[^>]+>/g, '')
}
