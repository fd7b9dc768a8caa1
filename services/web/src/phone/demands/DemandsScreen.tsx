import { phone as words } from '../../words/phone.ts'
import { CountedAt } from '../firms/CountedAt.tsx'
import { useOpenDemands } from '../firms/use-firms.ts'
import { todayOf } from '../today.ts'
import { useToday } from '../use-today.ts'
import { DemandCard } from './DemandCard.tsx'
import { demandGroups, dueOf, groupOf } from './moves.ts'
import { usePendingMoves } from './use-pending-moves.ts'

export function DemandsScreen() {
  const known = useOpenDemands()
  const today = useToday() ?? todayOf(undefined)
  const pending = usePendingMoves()
  const open = known ?? []
  const never = '9999-12-31'

  return (
    <>
      <h1>{words.demands.title}</h1>
      <CountedAt />
      {demandGroups.map((group) => {
        const shown = open
          .filter(({ demand }) => groupOf(demand, today) === group)
          .sort((one, other) => ((dueOf(one.demand) ?? never) < (dueOf(other.demand) ?? never) ? -1 : 1))
        if (shown.length === 0) return undefined
        return (
          <section key={group} aria-label={words.demands.groups[group]}>
            <h2>
              {words.demands.groups[group]} <span className="quiet">{shown.length}</span>
            </h2>
            <ul className="cards">
              {shown.map(({ demand, name, uscc }) => (
                <DemandCard
                  key={demand.demand}
                  demand={demand}
                  firm={{ name, uscc }}
                  today={today}
                  pending={pending.has(demand.demand)}
                />
              ))}
            </ul>
          </section>
        )
      })}
      {known && open.length === 0 ? <p className="empty">{words.demands.none}</p> : undefined}
    </>
  )
}
