import { Link } from '@tanstack/react-router'
import type { FigureMember } from '@titian/contract'
import { dayText, instantText } from '../words/dates.ts'
import { words } from '../words/words.ts'

type EventLine = FigureMember['why'][number]

const say = words.figures.event

/** The records behind a firm's place in a figure: what, when, who entered it, from which list and row. */
export function EventLines({ uscc, events }: { uscc: string; events: readonly EventLine[] }) {
  return (
    <ul className="event-lines">
      {events.map((event) => (
        <li key={event.position}>
          <Link to="/enterprises/$uscc" params={{ uscc }} search={{ event: event.position }}>
            {dayText(event.occurredOn)} {event.summary}
          </Link>
          <EventOrigin event={event} />
        </li>
      ))}
    </ul>
  )
}

/** What happened to one thing, in the order given: what, when, who entered it. */
export function History({ events }: { events: readonly EventLine[] }) {
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li key={event.position}>
          <div className="timeline-what">
            <span className="timeline-day">{dayText(event.occurredOn)}</span>
            <span className="timeline-summary">{event.summary}</span>
          </div>
          <EventOrigin event={event} />
        </li>
      ))}
    </ol>
  )
}

/** How the api names a firm that answers through its one-time link; it has no account. */
const firmByLink = 'firm:link'

export function EventOrigin({ event }: { event: EventLine }) {
  if (event.actor === firmByLink) return <span className="quiet">{say.byFirm(instantText(event.recordedAt))}</span>
  return (
    <span className="quiet">
      {event.list === null ? (
        say.byHand
      ) : (
        <Link to="/imports/$importId" params={{ importId: event.list.importId }} search={{ row: event.list.row }}>
          {say.list(event.list.title, event.list.row)}
        </Link>
      )}
      {' · '}
      {say.recorded(instantText(event.recordedAt), event.actor)}
    </span>
  )
}
