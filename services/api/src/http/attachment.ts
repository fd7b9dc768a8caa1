import { Type } from 'typebox'

const kinds = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

type Kind = keyof typeof kinds

/** The answer of a route that hands over a file; spread into its `response` schema. */
export function fileOf(kind: Kind) {
  const file = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' })
  return { 200: { description: '文件', content: { [kinds[kind]]: { schema: file } } } } as const
}

/** The same for a file of one of several kinds, as it was brought. */
export const bytesOf = {
  200: {
    description: '文件',
    content: { '*/*': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) } },
  },
} as const

export interface Answering {
  header: (name: string, value: string) => unknown
}

/** Hands over a file under a Chinese name (RFC 5987); nobody between keeps it. */
export function handOver(reply: Answering, name: string, kind: Kind, bytes: Buffer): Buffer {
  return handOverAs(reply, { name, ending: kind, mime: kinds[kind] }, bytes)
}

/** The same for what was brought: never opened as a page of ours, whatever it holds. */
export function handOverBlob(reply: Answering, name: string, mime: string, bytes: Buffer): Buffer {
  const ending = mime === 'image/jpeg' ? 'jpg' : mime.slice(mime.indexOf('/') + 1)
  return handOverAs(reply, { name, ending, mime }, bytes)
}

function handOverAs(
  reply: Answering,
  { name, ending, mime }: { readonly name: string; readonly ending: string; readonly mime: string },
  bytes: Buffer,
): Buffer {
  reply.header('content-type', mime)
  reply.header(
    'content-disposition',
    `attachment; filename="export.${ending}"; filename*=UTF-8''${encodeURIComponent(`${name}.${ending}`)}`,
  )
  reply.header('cache-control', 'no-store')
  return bytes
}
