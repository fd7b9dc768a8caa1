import { CheckAsOf } from '@titian/contract'
import { checkClockOf, checkRulesNamed, publishedCheckRules } from '@titian/domain'
import { checkLine, workingCalendarAt } from '@titian/read-models'
import { recordAccess } from '../access/record-access.ts'
import { routeOf } from '../guard.ts'
import type { App } from '../http/app.ts'
import { fileOf, handOver } from '../http/attachment.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { checkId } from './check-at-hand.ts'
import { checkForm } from './check-form.ts'

const schema = {
  tags: ['实地核查'],
  summary: '核查表 .docx（A4），带到现场填写、两人签字；已填写的印出结果',
  params: checkId,
  querystring: CheckAsOf,
  response: { ...fileOf('docx'), ...problems },
}

export function downloadCheckForm(app: App, shell: Shell): void {
  app.get('/api/checks/:check/form.docx', { schema }, async (request, reply) => {
    const { account } = principalOf(request)
    const form = await ask(shell, request, async (db, moment) => {
      const check = await checkLine(db, request.params.check, { ...moment, account })
      if (!check) return notThere
      const calendar = await workingCalendarAt(db, moment.journal, moment.known)
      const rules = checkRulesNamed(publishedCheckRules, check.rules)
      const { due } = checkClockOf(calendar, rules, { raisedOn: check.raisedOn, today: moment.asOf })
      return { check, due, positions: moment.positions }
    })
    if ('refused' in form) return refuse(reply, form)
    const file = await checkForm(form)
    const asked: object = Object.assign({}, request.params, request.query)
    await recordAccess(shell, request, account, { type: 'Exported', data: { route: routeOf(request), asked, rows: 1 } })
    return handOver(reply, `实地核查表_${form.check.name}_${form.check.year}`, 'docx', file)
  })
}
