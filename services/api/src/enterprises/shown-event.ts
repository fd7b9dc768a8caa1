import { eventLine, type EventLine, type Names } from '@titian/contract'
import { allFigures, titles, unknownUnit, units } from '@titian/domain'
import type { RecordEvent, TimelineItem } from '@titian/read-models'

const unitNames = new Map([[unknownUnit, '未定'], ...units.map(({ code, shortName }) => [code, shortName] as const)])
const titleNames = new Map<string, string>(titles.map(({ code, name }) => [code, name]))
const figureNames = new Map(allFigures.map(({ code, name }) => [code, name]))

/** How sentences call units, titles and figures; what has no name goes by its code. */
export const names: Names = {
  unit: (code) => unitNames.get(code) ?? code,
  title: (code) => titleNames.get(code) ?? code,
  figure: (code) => figureNames.get(code) ?? code,
}

/** An event as timelines and the members of figures show it. */
export function shownEvent({ position, event, occurredOn, recordedAt, actor, list, before }: TimelineItem): EventLine {
  return {
    position,
    type: event.type,
    occurredOn,
    recordedAt,
    actor,
    summary: eventLine(event, names, before),
    list,
  }
}

/** The same for an event of an officer, an assignment, a visit or a demand. */
export function shownRecord({ event, list, ...line }: RecordEvent): EventLine {
  return { ...line, type: event.type, summary: eventLine(event, names), list: list && { ...list } }
}
