import { MyWork, MyWorkQuery, workMessage, workReasonSentence, type EdgeRefusal, type WorkLine } from '@titian/contract'
import { fittingPurpose, isWithin, unknownUnit } from '@titian/domain'
import {
  firmsByCode,
  firmsOf,
  myWork,
  officerNames,
  ownFirmsOf,
  unitOfOfficer,
  type WorkLine as Line,
} from '@titian/read-models'
import type { Transaction } from 'kysely'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask, type Moment } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { actsForOthers } from '../who.ts'

const schema = {
  tags: ['我的工作'],
  summary: '一位服务员今天要做的事：按轻重、再按期限；每条写明为什么，办完自然消失',
  querystring: MyWorkQuery,
  response: { 200: MyWork, ...problems },
}

/** One's own list; planners and county staff may look at that of an officer of their units, or who looks after a firm there. */
export function showMyWork(app: App, shell: Shell): void {
  app.get('/api/my-work', { schema }, async (request, reply) => {
    const { officer } = request.query
    const { grants, account } = principalOf(request)
    const answersFor = (unit: string) => grants.some((grant) => actsForOthers(grant) && isWithin(unit, grant.unit))
    const answer = await ask(shell, request, async (db, moment): Promise<MyWork | EdgeRefusal> => {
      // Of today: the question names no other day.
      const { journal, positions, asOf: today } = moment
      let isOfTheirs = true
      if (officer !== undefined && !moment.officers.includes(officer)) {
        const unit = await unitOfOfficer(db, journal, officer)
        isOfTheirs = answersFor(unit ?? unknownUnit)
        if (unit === undefined || !(isOfTheirs || (await hasFirmIn(db, moment, officer, answersFor)))) return notThere
      }
      const officers = officer === undefined ? moment.officers : [officer]
      const isOwn = officers.every((each) => moment.officers.includes(each))
      const lines = await myWork(db, { journal, officers, today, ...(isOwn ? { account } : {}) })
      const seen = isOwn ? lines : await inUnits(db, moment, lines, isOfTheirs)
      const items = seen.map(shownLine)
      const elsewhere = lines.length - seen.length
      const called = officer === undefined ? undefined : await officerNames(db, [officer], moment)
      const name = called?.get(officer ?? '') ?? null
      return { today, officers: [...officers], name, items, elsewhere, positions: { ...positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

async function hasFirmIn(
  db: Transaction<unknown>,
  moment: Moment,
  officer: string,
  answersFor: (unit: string) => boolean,
): Promise<boolean> {
  const { ownFirms } = await ownFirmsOf(db, [officer], { ...moment, today: moment.asOf })
  const firms = await firmsOf(db, ownFirms, moment)
  return [...firms.values()].some(({ unit }) => answersFor(unit))
}

/** An officer may look after firms of several counties: of each, its county sees what waits for him, and of no other. */
async function inUnits(
  db: Transaction<unknown>,
  moment: Moment,
  lines: readonly Line[],
  isOfTheirs: boolean,
): Promise<readonly Line[]> {
  const { units } = moment
  if (units === undefined) return lines
  const unplaced = lines.flatMap(({ firm }) => (firm && firm.unit === null ? [firm.uscc] : []))
  const firms = await firmsByCode(db, unplaced, moment)
  return lines.filter(({ firm, subject }) => {
    // What is no firm's matter is his own, and his unit's to see; a 线索 lies in no county.
    if (!firm) return isOfTheirs && (subject?.kind !== 'demand' || units.includes(unknownUnit))
    return units.includes(firm.unit ?? firms.get(firm.uscc)?.unit ?? unknownUnit)
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
