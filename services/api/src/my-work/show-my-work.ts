import { MyWork, MyWorkQuery, workMessage, workReasonSentence, type EdgeRefusal, type WorkLine } from '@titian/contract'
import { fittingPurpose, isWithin, unknownUnit } from '@titian/domain'
import { myWork, unitOfOfficer, type WorkLine as Line } from '@titian/read-models'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { actsForOthers } from '../who.ts'

const schema = {
  tags: ['我的工作'],
  summary: '一位服务员今天要做的事：按轻重、再按期限；每条写明为什么，办完自然消失',
  querystring: MyWorkQuery,
  response: { 200: MyWork, ...problems },
}

/** One's own list; planners and county staff may look at that of an officer of their units. */
export function showMyWork(app: App, shell: Shell): void {
  app.get('/api/my-work', { schema }, async (request, reply) => {
    const { officer } = request.query
    const { grants } = principalOf(request)
    const answer = await ask(shell, request, async (db, moment): Promise<MyWork | EdgeRefusal> => {
      // Of today: the question names no other day.
      const { journal, positions, asOf: today } = moment
      if (officer !== undefined && !moment.officers.includes(officer)) {
        const unit = await unitOfOfficer(db, journal, officer)
        const theirs = grants.some(
          (grant) => actsForOthers(grant) && isWithin(unit === null ? unknownUnit : (unit ?? ''), grant.unit),
        )
        if (unit === undefined || !theirs) return notThere
      }
      const officers = officer === undefined ? moment.officers : [officer]
      const items = await myWork(db, { journal, officers, today })
      return { today, officers: [...officers], items: items.map(shownLine), positions: { ...positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

const actions: Readonly<Record<WorkLine['kind'], WorkLine['action']>> = {
  'visit-planned': 'log-visit',
  'visit-due': 'log-visit',
  'demand-overdue': 'open-demand',
  'demand-clock': 'open-demand',
  'demand-step': 'open-demand',
  'plan-action': 'open-firm',
  'title-expiring': 'open-firm',
  duty: 'open-firm',
  check: 'open-check',
  handover: 'open-handover',
  'kept-aside': 'open-review',
}

function shownLine({ reason, due, priority, firm, subject }: Line): WorkLine {
  const purpose = fittingPurpose(reason)
  return {
    kind: reason.kind,
    priority,
    due,
    firm: firm && { uscc: firm.uscc, name: firm.name, unit: firm.unit },
    why: workReasonSentence(reason, due, names),
    action: actions[reason.kind],
    subject: subject?.id ?? null,
    ...(purpose === undefined ? {} : { purpose }),
    message: firm ? workMessage(reason, due, firm.name, names) : null,
  }
}
