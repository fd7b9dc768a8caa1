import type { OtherFile } from '@titian/domain'

/** What a file is by its first bytes; its name may say anything. */
export type FileKind =
  | { is: 'archive' }
  | { is: 'text' }
  | { is: 'protected' }
  /** A spreadsheet in a format that only a converter reads; named as people name it. */
  | { is: 'old-format'; format: string; extension: string }
  | { is: 'other'; found: OtherFile }

export function fileKind(bytes: Buffer): FileKind {
  if (begins(bytes, 'PK\x03\x04') || begins(bytes, 'PK\x05\x06')) return { is: 'archive' }
  if (begins(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFile(bytes)
  const found = signatures.find(([start]) => begins(bytes, start))
  if (found) return { is: 'other', found: found[1] }
  const start = bytes.subarray(0, 2048).toString('latin1')
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    return { is: 'old-format', format: 'XML 表格', extension: 'xml' }
  }
  return holdsText(bytes) ? { is: 'text' } : { is: 'other', found: 'other' }
}

const signatures: [string, OtherFile][] = [
  ['%PDF', 'pdf'],
  ['\xff\xd8\xff', 'image'],
  ['\x89PNG', 'image'],
  ['GIF8', 'image'],
  ['BM', 'image'],
  ['Rar!', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['\x1f\x8b', 'archive'],
  ['MZ', 'program'],
  ['\x7fELF', 'program'],
  ['{\\rtf', 'word'],
]

/** The container of .xls, .et, .doc, .ppt, and of any .xlsx with a password. Its streams are named in UTF-16. */
function compoundFile(bytes: Buffer): FileKind {
  const holds = (stream: string) => bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'))
  if (holds('EncryptedPackage')) return { is: 'protected' }
  if (holds('Workbook') || holds('Book')) return { is: 'old-format', format: '.xls 或 .et', extension: 'xls' }
  if (holds('WordDocument')) return { is: 'other', found: 'word' }
  if (holds('PowerPoint Document')) return { is: 'other', found: 'presentation' }
  return { is: 'other', found: 'other' }
}

function begins(bytes: Buffer, start: string): boolean {
  return bytes.subarray(0, start.length).equals(Buffer.from(start, 'latin1'))
}

function holdsText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 65_536)
  return begins(bytes, '\xff\xfe') || !start.includes(0)
}
