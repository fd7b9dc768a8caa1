import type { FastifyRequest } from 'fastify'
import { recordAccess, type Access } from '../access/record-access.ts'
import { handOverBlob, type Answering } from '../http/attachment.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { readBlob } from './blob-rows.ts'

export interface Attached {
  /** Who brought it, and as what. */
  readonly account: string
  readonly mime: string
  readonly sha256: string
  /** What it came with: 走访 or 需求. */
  readonly of: string
  readonly firm: string
  readonly on: string
  /** Its place among the record's, as the record's page counts them: from 1. */
  readonly nth: number
}

/** Hands over what came with a record, and tells the auditors who took it. */
export async function handOverAttachment(
  shell: Shell,
  request: FastifyRequest,
  reply: Answering,
  { attached, access }: { readonly attached: Attached; readonly access: Access },
): Promise<Buffer> {
  const { account, sha256, mime } = attached
  await recordAccess(shell, request, principalOf(request).account, access)
  const bytes = await readBlob(shell.db, { journal: shell.journal, account }, sha256)
  return handOverBlob(reply, nameOf(attached), mime, bytes)
}

/** 走访照片_企业_日期_2: as whoever keeps files finds it again. */
function nameOf({ of, mime, firm, on, nth }: Attached): string {
  const what = mime.startsWith('image/') ? '照片' : '附件'
  // What a file's name may not hold on Windows.
  return [`${of}${what}`, firm.replaceAll(/[\\/:*?"<>|\s]/g, ''), on, nth].join('_')
}
