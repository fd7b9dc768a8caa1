/** What may come, and how its bytes begin. No SVG: it can hold scripts. */
const kinds: Readonly<Record<string, (head: Buffer) => boolean>> = {
  'image/jpeg': (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/png': (head) => head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  'image/gif': (head) => text(head, 0, 4) === 'GIF8',
  'image/webp': (head) => text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP',
  'image/heic': (head) => text(head, 4, 8) === 'ftyp',
  'image/heif': (head) => text(head, 4, 8) === 'ftyp',
  'application/pdf': (head) => text(head, 0, 5) === '%PDF-',
}

export const blobKinds: readonly string[] = Object.keys(kinds)

export function isKind(bytes: Buffer, mime: string): boolean {
  return Object.hasOwn(kinds, mime) && (kinds[mime]?.(bytes) ?? false)
}

function text(bytes: Buffer, from: number, to: number): string {
  return bytes.subarray(from, to).toString('latin1')
}
