import { EnterpriseAsOf, statementFieldName, Timeline } from '@titian/contract'
import { isRevision } from '@titian/domain'
import { timelineOf, type TimelineItem } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { creditCode } from './credit-code.ts'
import { shownEvent } from './shown-event.ts'

const schema = {
  tags: ['企业'],
  summary: '企业时间线：何时、何人、据哪份名单',
  params: creditCode,
  querystring: EnterpriseAsOf,
  response: { 200: Timeline, ...problems },
}

export function showTimeline(app: App, shell: Shell): void {
  app.get('/api/enterprises/:uscc/timeline', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const items = await timelineOf(db, request.params.uscc, moment)
      if (!items) return notThere
      return { items: items.map(shownItem), positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function shownItem(item: TimelineItem): Timeline['items'][number] {
  const { event, version, mergedFrom, withdrawn, corrected, fields } = item
  const type = isRevision(event) ? undefined : event.type
  return {
    ...shownEvent(item),
    version,
    ...(mergedFrom ? { mergedFrom } : {}),
    withdrawn,
    corrected,
    fields: fields.map((field) => ({ ...field, name: statementFieldName(field.field, type) })),
  }
}
