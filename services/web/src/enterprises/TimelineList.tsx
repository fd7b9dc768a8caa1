import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { TimelineEvent } from '@titian/contract'
import { Mark } from '../app/Mark.tsx'
import { Asked } from '../app/Asked.tsx'
import { useUnits } from '../app/units.ts'
import { EventOrigin } from '../figures/EventLines.tsx'
import { useSession } from '../session/session.ts'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { personText } from '../visits/VisitTable.tsx'
import { dayText, instantText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { timelineQuery } from './enterprises.ts'
import { fieldText } from './record-field.ts'
import { isStillListed } from './still-listed.ts'

const say = words.enterprises.timeline
const route = getRouteApi('/enterprises/$uscc')

/** Every record of a firm, the latest first: what, when, who entered it, from which list and row. */
export function TimelineList({ uscc, correctable }: { uscc: string; correctable: boolean }) {
  const { event: sought } = route.useSearch()
  const { knownAt } = useInTime()
  const { businessDay } = useSession()
  const isLookingBack = useAsOf() < businessDay
  // The timeline is not cut at 统计截至: what is recorded later belongs to the firm's story too.
  const timeline = useQuery(timelineQuery(uscc, { knownAt }))
  const [correcting, setCorrecting] = useState<TimelineEvent | undefined>(undefined)

  return (
    <section className="panel" aria-labelledby="timeline-title">
      <div className="section-head">
        <h2 id="timeline-title">{say.title}</h2>
        <span className="quiet">
          {say.newest}
          {isLookingBack && say.andLater}
        </span>
      </div>
      <Asked query={timeline}>
        {(answer) =>
          answer.items.length === 0 ? (
            <p className="quiet">{say.none}</p>
          ) : (
            <ol className="timeline">
              {newestFirst(answer.items).map((event) => (
                <Line
                  key={event.position}
                  event={event}
                  sought={event.position === sought}
                  onCorrect={
                    correctable && event.fields.length > 0 && !event.withdrawn ? () => setCorrecting(event) : undefined
                  }
                />
              ))}
            </ol>
          )
        }
      </Asked>
      {correcting && <CorrectForm uscc={uscc} event={correcting} onClose={() => setCorrecting(undefined)} />}
    </section>
  )
}

interface LineProps {
  readonly event: TimelineEvent
  readonly sought: boolean
  readonly onCorrect: (() => void) | undefined
}

function Line({ event, sought, onCorrect }: LineProps) {
  const line = useRef<HTMLLIElement>(null)
  const { shortNameOf } = useUnits()
  const asOf = useAsOf()
  useEffect(() => {
    if (sought) line.current?.scrollIntoView({ block: 'nearest' })
  }, [sought])

  return (
    <li ref={line} className={`${event.withdrawn ? 'is-withdrawn' : ''} ${sought ? 'is-sought' : ''}`}>
      <div className="timeline-what">
        <span className="timeline-day">{dayText(event.occurredOn)}</span>
        <span className="timeline-summary">{event.summary}</span>
        {event.people?.map((person) => (
          <Mark key={personText(person)}>{personText(person)}</Mark>
        ))}
        {sought && <Mark tone="info">{say.here}</Mark>}
        {isStillListed(event, asOf) && <Mark tone="bad">{say.stillListed}</Mark>}
        {event.withdrawn && <Mark>{say.withdrawn}</Mark>}
        {event.corrected && <Mark tone="warn">{say.corrected}</Mark>}
        {event.record?.kind === 'visit' && (
          <Link to="/visits" search={{ visit: event.record.id }}>
            {words.visits.open}
          </Link>
        )}
        {event.record?.kind === 'check' && (
          <Link to="/checks" search={{ check: event.record.id }}>
            {words.checks.open}
          </Link>
        )}
        {onCorrect && (
          <Button size="small" aria-label={words.enterprises.timeline.correctOf(event.summary)} onClick={onCorrect}>
            {say.correct}
          </Button>
        )}
      </div>
      {event.fields
        .filter((field) => field.was !== undefined)
        .map((field) => (
          <div key={field.field} className="timeline-was">
            {field.name}：{fieldText(field, field.value, shortNameOf)}{' '}
            <del>{say.was(fieldText(field, field.was, shortNameOf))}</del>
          </div>
        ))}
      {event.mergedFrom && (
        <div className="quiet">
          {words.enterprises.merge.from(
            event.mergedFrom.uscc,
            instantText(event.mergedFrom.recordedAt),
            event.mergedFrom.actor,
          )}
        </div>
      )}
      <EventOrigin event={event} />
    </li>
  )
}

function newestFirst(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  return [...events].sort((a, b) => b.occurredOn.localeCompare(a.occurredOn) || b.position - a.position)
}
