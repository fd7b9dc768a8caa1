import { EnterpriseAsOf, eventLine, statementFieldName, Timeline, type TimelineEvent } from '@titian/contract'
import { isRevision } from '@titian/domain'
import { storyOf, type RecordItem, type TimelineItem } from '@titian/read-models'
import { naming } from '../accounts/holder.ts'
import { isBlindDraw } from '../demands/blind-draw.ts'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { creditCode } from './credit-code.ts'
import { names, shownEvent } from './shown-event.ts'

const schema = {
  tags: ['企业'],
  summary: '企业时间线：名单与更正、走访、需求、实地核查、年度事项、结对，何时、何人、据哪份名单',
  params: creditCode,
  querystring: EnterpriseAsOf,
  response: { 200: Timeline, ...problems },
}

export function showTimeline(app: App, shell: Shell): void {
  app.get('/api/enterprises/:uscc/timeline', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const story = await storyOf(db, request.params.uscc, moment)
      if (!story) return notThere
      const items = [
        ...story.said.map(shownItem),
        ...story.records.filter((record) => !isBlindDraw(record)).map(shownRecord),
      ]
      const nameOf = await naming(db, moment.journal, items.flatMap(actorsOf))
      return {
        items: items.map((item) => named(item, nameOf)).toSorted(newestFirst),
        positions: { ...moment.positions },
      }
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

function shownRecord({ kind, record, event, people, ...recorded }: RecordItem): TimelineEvent {
  return {
    ...recorded,
    type: event.type,
    summary: eventLine(event, names),
    record: { kind, id: record },
    people: [...people],
    fields: [],
  }
}

function actorsOf({ actor, mergedFrom }: TimelineEvent): readonly string[] {
  return mergedFrom ? [actor, mergedFrom.actor] : [actor]
}

function named(event: TimelineEvent, nameOf: (actor: string) => string): TimelineEvent {
  const { actor, mergedFrom } = event
  return {
    ...event,
    actor: nameOf(actor),
    ...(mergedFrom ? { mergedFrom: { ...mergedFrom, actor: nameOf(mergedFrom.actor) } } : {}),
  }
}

function newestFirst(a: TimelineEvent, b: TimelineEvent): number {
  return a.occurredOn === b.occurredOn ? b.position - a.position : a.occurredOn > b.occurredOn ? -1 : 1
}
