import { BlobHash, closed, Uuid, VisitAsOf } from '@titian/contract'
import { visitShown } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { bytesOf } from '../http/attachment.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { blobBroughtBy } from '../sync/blob-rows.ts'
import { handOverAttachment } from '../sync/hand-over-attachment.ts'
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
      const nth = (found.data.attachments ?? []).findIndex((each) => each.sha256 === sha256) + 1
      return blob ? { ...blob, sha256, of: '走访', firm: found.line.name, on: found.line.on, nth } : notThere
    })
    if ('refused' in answer) return refuse(reply, answer)
    const access = { type: 'AttachmentShown', data: { visit, sha256 } } as const
    return handOverAttachment(shell, request, reply, { attached: answer, access })
  })
}
