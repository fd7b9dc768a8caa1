import { BlobHash, closed, DemandAsOf } from '@titian/contract'
import { demandShown } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { bytesOf } from '../http/attachment.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { blobBroughtBy } from '../sync/blob-rows.ts'
import { handOverAttachment } from '../sync/hand-over-attachment.ts'
import { demandSight } from './demands-asked.ts'
import { DemandPath } from './move-demand.ts'

const schema = {
  tags: ['需求'],
  summary: '取一条需求的附件（照片或 PDF）：看得到需求内容的人才能取，每次留痕',
  params: closed({ ...DemandPath.properties, ...BlobHash.properties }),
  querystring: DemandAsOf,
  response: { ...bytesOf, ...problems },
}

/** What came with a demand, for whoever may read its text; the auditors are told who took it. */
export function showDemandAttachment(app: App, shell: Shell): void {
  app.get('/api/demands/:demand/attachments/:sha256', { schema }, async (request, reply) => {
    const { demand, sha256 } = request.params
    const answer = await ask(shell, request, async (db, moment) => {
      const found = await demandShown(db, demand, demandSight(moment))
      // A file says what the text says, and more.
      if (!found || found.line.text === null || !found.kept.includes(sha256)) return notThere
      const { line, raisedBy: accounts, demand: raised } = found
      const blob = await blobBroughtBy(db, { journal: moment.journal, accounts, sha256 })
      const nth = (raised.content.attachments ?? []).findIndex((each) => each.sha256 === sha256) + 1
      return blob ? { ...blob, sha256, of: '需求', firm: line.name, on: line.raisedOn, nth } : notThere
    })
    if ('refused' in answer) return refuse(reply, answer)
    const access = { type: 'DemandAttachmentShown', data: { demand, sha256 } } as const
    return handOverAttachment(shell, request, reply, { attached: answer, access })
  })
}
