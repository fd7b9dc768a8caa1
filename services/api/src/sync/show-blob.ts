import { BlobHash, BlobReceived } from '@titian/contract'
import type { App } from '../http/app.ts'
import { bytesOf } from '../http/attachment.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { findBlob, readBlob } from './blob-rows.ts'

const asked = {
  tags: ['手机'],
  summary: '照片已收到多少，从哪里续传',
  params: BlobHash,
  response: { 200: BlobReceived, ...problems },
}
const shown = {
  tags: ['手机'],
  summary: '取回自己上传的照片或 PDF',
  params: BlobHash,
  response: { ...bytesOf, ...problems },
}

export function showBlob(app: App, shell: Shell): void {
  app.get('/api/sync/blobs/:sha256/received', { schema: asked }, async (request) => {
    const owner = { journal: shell.journal, account: principalOf(request).account }
    const blob = await findBlob(shell.db, owner, request.params.sha256)
    return { received: blob?.received ?? 0, complete: blob?.complete ?? false }
  })

  app.get('/api/sync/blobs/:sha256', { schema: shown }, async (request, reply) => {
    const owner = { journal: shell.journal, account: principalOf(request).account }
    const blob = await findBlob(shell.db, owner, request.params.sha256)
    if (!blob?.complete) return refuse(reply, notThere)
    reply.header('content-type', blob.mime)
    return readBlob(shell.db, owner, request.params.sha256)
  })
}
