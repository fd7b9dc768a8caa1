import { BlobHash, BlobPiece, BlobReceived } from '@titian/contract'
import { Type } from 'typebox'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { compileValidator } from '../http/validation.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { blobKinds } from './blob-kind.ts'
import { keepPiece } from './blob-rows.ts'

const pieceLimit = 1_048_576
const limitMegabytes = 20

const schema = {
  tags: ['手机'],
  summary: '上传照片或 PDF 的一段，可断点续传；走访先到先算，不等照片',
  consumes: [...blobKinds],
  params: BlobHash,
  querystring: BlobPiece,
  body: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }),
  response: { 200: BlobReceived, ...problems },
}

/** The bytes are judged by their hash and kind, not by a schema. */
const validatorCompiler: typeof compileValidator = (route) =>
  route.httpPart === 'body' ? () => true : compileValidator(route)

export function receiveBlob(app: App, shell: Shell): void {
  // Only here is a body anything but JSON.
  void app.register(async (scope: App) => {
    scope.addContentTypeParser([...blobKinds], { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
    scope.put(
      '/api/sync/blobs/:sha256',
      { schema, validatorCompiler, bodyLimit: pieceLimit },
      async (request, reply) => {
        const mime = String(request.headers['content-type']).split(';')[0]?.trim() ?? ''
        const { body } = request
        const { offset, size } = request.query
        if (!blobKinds.includes(mime) || !Buffer.isBuffer(body)) return refuse(reply, { refused: 'BlobKindUnknown' })
        if (size > limitMegabytes * 1_000_000) return refuse(reply, { refused: 'BlobTooLarge', limitMegabytes })
        const owner = { journal: shell.journal, account: principalOf(request).account }
        const { sha256 } = request.params
        const piece = { sha256, mime, size, offset, bytes: body, now: shell.clock() }
        const kept = await keepPiece(shell.db, owner, piece)
        return 'refused' in kept ? refuse(reply, kept) : kept
      },
    )
  })
}
