import type { DemandShown } from '@titian/contract'
import { EventOrigin } from '../figures/EventLines.tsx'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'

const say = words.demands.detail

/** Everything that was recorded of it, the latest first: what, when, who. */
export function DemandHistory({ events }: Pick<DemandShown, 'events'>) {
  const newestFirst = [...events].sort((a, b) => b.occurredOn.localeCompare(a.occurredOn) || b.position - a.position)
  return (
    <section className="panel" aria-labelledby="history-title">
      <div className="section-head">
        <h2 id="history-title">{say.history}</h2>
        <span className="quiet">{say.newest}</span>
      </div>
      <ol className="timeline">
        {newestFirst.map((event) => (
          <li key={event.position}>
            <div className="timeline-what">
              <span className="timeline-day">{dayText(event.occurredOn)}</span>
              <span className="timeline-summary">{event.summary}</span>
            </div>
            <EventOrigin event={event} />
          </li>
        ))}
      </ol>
    </section>
  )
}
