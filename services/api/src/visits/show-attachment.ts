import { BlobHash, closed, Uuid, VisitAsOf } from '@titian/contract'
import { visitShown, type VisitAnswer } from '@titian/read-models'
import { recordAccess } from '../access/record-access.ts'
import type { App } from '../http/app.ts'
import { bytesOf, handOverBlob } from '../http/attachment.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { blobBroughtBy, readBlob } from '../sync/blob-rows.ts'
import { visitSightOf } from './visit-sight-of.ts'

const schema = {
  tags: ['走访'],
  summary: '取一次走访的附件（照片或 PDF）：看得到这次走访的人才能取，每次留痕',
  params: closed({ visit: Uuid, ...BlobHash.properties }),
  querystring: VisitAsOf,
  response: { ...bytesOf, ...problems },
}

/** What somebody brought from a visit, for whoever may see the visit; the auditors are told who took it. */
export function showAttachment(app: App, shell: Shell): void {
  app.get('/api/visits/:visit/attachments/:sha256', { schema }, async (request, reply) => {
    const { visit, sha256 } = request.params
    const answer = await ask(shell, request, async (db, moment) => {
      const found = await visitShown(db, visit, visitSightOf(moment))
      if (!found?.kept.includes(sha256)) return notThere
      // Whoever names a hash that others brought has no file by that: it must have come from those who recorded the visit.
      const accounts = found.events.map(({ actor }) => actor)
      const blob = await blobBroughtBy(db, { journal: moment.journal, accounts, sha256 })
      return blob ? { ...blob, name: nameOf(found, sha256, blob.mime) } : notThere
    })
    if ('refused' in answer) return refuse(reply, answer)
    const { account } = principalOf(request)
    await recordAccess(shell, request, account, { type: 'AttachmentShown', data: { visit, sha256 } })
    const bytes = await readBlob(shell.db, { journal: shell.journal, account: answer.account }, sha256)
    return handOverBlob(reply, answer.name, answer.mime, bytes)
  })
}

/** 走访照片_企业_日期_2: as whoever keeps files finds it again; counted as the visit's page counts. */
function nameOf({ line, data }: VisitAnswer, sha256: string, mime: string): string {
  const nth = (data.attachments ?? []).findIndex((each) => each.sha256 === sha256) + 1
  const what = mime.startsWith('image/') ? '走访照片' : '走访附件'
  // What a file's name may not hold on Windows.
  return [what, line.name.replaceAll(/[\\/:*?"<>|\s]/g, ''), line.on, nth].join('_')
}
