import { demandStatuses, demandStatusWords, type DemandShown } from '@titian/contract'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { Mark } from '../app/Mark.tsx'
import { LeftMark } from './DemandRow.tsx'
import { reachedStates } from './reached-states.ts'

const say = words.demands.detail

/**
 * Where it stands on its way, and what of the way it really went: closed is not confirmed. 挂起 lies beside the way and
 * shows only while it lasts.
 */
export function StateBar({ demand }: { demand: DemandShown }) {
  const way = demandStatuses.filter((state) => state !== 'suspended' || demand.state === 'suspended')
  const reached = reachedStates(demand)
  return (
    <div className="section-head">
      <ol className="state-bar" aria-label={say.bar}>
        {way.map((state) => (
          <li
            key={state}
            className={state === demand.state ? 'state-here' : reached.has(state) ? 'state-passed' : ''}
            aria-current={state === demand.state ? 'step' : undefined}
          >
            {demandStatusWords[state]}
          </li>
        ))}
      </ol>
      <span className="quiet">{say.since(dayText(demand.since))}</span>
      <LeftMark line={demand} long />
      {demand.reopened > 0 && <Mark tone="warn">{say.reopened(demand.reopened)}</Mark>}
    </div>
  )
}
