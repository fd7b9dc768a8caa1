import { Duties, DutiesQuery, type EdgeRefusal } from '@titian/contract'
import type { DutyStanding } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { countsByUnit, dutiesFound } from './duties-found.ts'

const schema = {
  tags: ['年度事项'],
  summary: '一年的年度事项谁完成了、谁没有：按县（市、区）计数，并列出企业',
  querystring: DutiesQuery,
  response: { 200: Duties, ...problems },
}

const cursorUnreadable: EdgeRefusal = { refused: 'CursorUnreadable' }

export function findDuties(app: App, shell: Shell): void {
  app.get('/api/duties', { schema }, async (request, reply) => {
    const { cursor, limit = 50, ...filter } = request.query
    const answer = await ask(shell, request, async (db, moment) => {
      const { duties, all, items } = await dutiesFound(db, filter, moment)
      const start = cursor === undefined ? 0 : items.findIndex((item) => placeOf(item) === cursor) + 1
      if (cursor !== undefined && start === 0) return cursorUnreadable
      const page = items.slice(start, start + limit)
      const last = start + limit < items.length ? page.at(-1) : undefined
      return {
        year: filter.year,
        duties: duties.map(({ duty, told }) => ({
          duty: duty.duty,
          name: duty.name,
          told,
          byEntering: duty.of === 'tech-sme-before',
        })),
        units: countsByUnit(all),
        count: items.length,
        items: page.map((item) => ({ ...item, missedBefore: [...item.missedBefore] })),
        next: last ? placeOf(last) : null,
        asOf: moment.asOf,
        positions: { ...moment.positions },
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function placeOf({ uscc, duty }: DutyStanding): string {
  return `${uscc} ${duty}`
}
