import { ContactShown } from '@titian/contract'
import { enterpriseOf } from '@titian/read-models'
import { Type } from 'typebox'
import { recordAccess } from '../access/record-access.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { readContact } from './contact.ts'
import { creditCode } from './credit-code.ts'

const schema = {
  tags: ['企业'],
  summary: '查看联系人全名和电话；每次查看都有记录',
  params: creditCode,
  querystring: Type.Object({}, { additionalProperties: false }),
  response: { 200: ContactShown, ...problems },
}

/** A write, because it leaves a trace: without the record in the access journal there is no answer. */
export function showContact(app: App, shell: Shell): void {
  app.post('/api/enterprises/:uscc/contact', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const firm = await enterpriseOf(db, request.params.uscc, moment)
      const contact = await readContact(db, moment.journal, firm?.contact ?? null)
      if (!firm || !contact) return notThere
      return { enterprise: firm.stream, contact, isOwn: moment.ownFirms.includes(firm.stream) }
    })
    if ('refused' in answer) return refuse(reply, answer)
    const { enterprise, contact, isOwn } = answer
    const shown = { type: 'ContactShown', data: { enterprise } } as const
    // An officer who dials the firm again and again on one day leaves one line.
    await recordAccess(shell, request, principalOf(request).account, shown, isOwn ? 'day' : 'time')
    return { ...contact }
  })
}
