import { DutyTable, DutyTableQuery, eventLine, type DutyLine } from '@titian/contract'
import { dutyTableStream, publishedDuties } from '@titian/domain'
import { dutyTableAt, dutyTableEventOf } from '@titian/read-models'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['年度事项'],
  summary: '年度事项表：每年哪些企业在什么时候要办什么，依据，以及本市的改动经过',
  querystring: DutyTableQuery,
  response: { 200: DutyTable, ...problems },
}

export function showDutyTable(app: App, shell: Shell): void {
  app.get('/api/duties/table', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, { journal, known, positions }) => {
      const table = await dutyTableAt(db, journal, known)
      const events = await shell.store.readStream(journal, dutyTableStream)
      return {
        items: table.map((line): DutyLine => ({ ...line, set: !publishedDuties.includes(line) })),
        history: events
          .filter(({ position }) => known === undefined || position <= known)
          .map((event) => ({
            position: event.position,
            type: event.type,
            occurredOn: event.occurredOn,
            recordedAt: event.recordedAt,
            actor: event.actor,
            summary: eventLine(dutyTableEventOf(event), names),
            list: null,
          }))
          .toReversed(),
        positions: { ...positions },
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
