import type { DemandShown } from '@titian/contract'
import { History } from '../figures/EventLines.tsx'
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
      <History events={newestFirst} />
    </section>
  )
}
