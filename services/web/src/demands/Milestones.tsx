import type { DemandShown } from '@titian/contract'
import { daysBetween } from '@titian/domain'
import { Mark } from '../app/Mark.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'

const say = words.demands.detail

/** 节点 of research, cooperation, talent and platforms, by their days. */
export function Milestones({ milestones }: { milestones: DemandShown['milestones'] }) {
  const asOf = useAsOf()
  const byDay = [...milestones].sort((a, b) => a.due.localeCompare(b.due))
  return (
    <section className="panel" aria-labelledby="milestones-title">
      <h2 id="milestones-title">{say.milestones}</h2>
      {byDay.length === 0 && <p className="quiet">{say.noMilestones}</p>}
      <ul>
        {byDay.map(({ milestone, text, due, reachedOn, evidence }) => (
          <li key={milestone}>
            {text ?? words.demands.hiddenShort}{' '}
            {reachedOn === null ? (
              <>
                <span className="quiet">{say.milestoneOpen(due)}</span>{' '}
                {due < asOf && <Mark tone="bad">{say.milestonePassed(daysBetween(due, asOf))}</Mark>}
              </>
            ) : (
              <Mark tone="good">{say.milestoneDone(reachedOn)}</Mark>
            )}
            {evidence !== null && <span className="quiet">{evidence}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
