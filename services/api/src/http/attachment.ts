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

interface Answering {
  header: (name: string, value: string) => unknown
}

/** Hands over a file under a Chinese name (RFC 5987); nobody between keeps it. */
export function handOver(reply: Answering, name: string, kind: Kind, bytes: Buffer): Buffer {
  reply.header('content-type', kinds[kind])
  reply.header(
    'content-disposition',
    `attachment; filename="export.${kind}"; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`,
  )
  reply.header('cache-control', 'no-store')
  return bytes
}
