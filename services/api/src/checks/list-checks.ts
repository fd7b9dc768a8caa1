import { Checks, ChecksQuery, type EdgeRefusal } from '@titian/contract'
import { lastLateDay, normaliseCreditCode, publishedCheckRules, type WorkingCalendar } from '@titian/domain'
import { findChecks, runningChecks, workingCalendarAt, type ChecksAsked } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { shownCheck } from './shown-check.ts'

const schema = {
  tags: ['实地核查'],
  summary: '实地核查：按单位、年度、状态、是否超期筛选，新的在前',
  querystring: ChecksQuery,
  response: { 200: Checks, ...problems },
}

const cursorUnreadable: EdgeRefusal = { refused: 'CursorUnreadable' }

export function listChecks(app: App, shell: Shell): void {
  app.get('/api/checks', { schema }, async (request, reply) => {
    const { unit, year, status, late, mine, uscc, cursor, limit = 50 } = request.query
    const { account } = principalOf(request)
    const answer = await ask(shell, request, async (db, moment) => {
      const calendar = await workingCalendarAt(db, moment.journal, moment.known)
      const asked = {
        ...moment,
        account,
        unit,
        year,
        mine,
        statuses: status === 'running' ? runningChecks : status && [status],
        uscc: uscc === undefined ? undefined : normaliseCreditCode(uscc),
        late: late ? lateDays(calendar, moment.asOf) : undefined,
      }
      const page = await findChecks(db, asked, { cursor, limit })
      if (!page) return cursorUnreadable
      return {
        count: page.count,
        items: page.items.map((line) => shownCheck(line, calendar, moment.asOf)),
        next: page.next,
        asOf: moment.asOf,
        positions: { ...moment.positions },
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function lateDays(calendar: WorkingCalendar, today: string): NonNullable<ChecksAsked['late']> {
  return publishedCheckRules.map((rules) => ({ rules: rules.id, through: lastLateDay(calendar, rules, today) }))
}
