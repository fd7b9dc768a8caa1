import type { FieldDemand } from '@titian/contract'
import { demandCategoryWords } from '@titian/contract/words/demand-words'
import { phone as words } from '../../words/phone.ts'
import { go, hrefOf } from '../route.ts'
import { dueOf, movesOf } from './moves.ts'

interface Props {
  readonly demand: FieldDemand
  /** Named where the card does not stand on the firm's own page. */
  readonly firm: { readonly uscc: string | undefined; readonly name: string } | undefined
  readonly today: string
  readonly pending: boolean
}

export function DemandCard({ demand, firm, today, pending }: Props) {
  const { demand: id, category, text, nextAction, nextDue, clockDue, holder } = demand
  const due = dueOf(demand)
  const isOverdue = due !== undefined && due < today
  return (
    <li className="demand">
      {firm ? <FirmName {...firm} /> : undefined}
      <p>
        <span className="tag">{demandCategoryWords[category]}</span> {text === '' ? words.demands.hidden : text}
      </p>
      <p className={isOverdue ? 'due' : 'quiet'}>
        {nextAction ?? words.demands.noNext}
        {nextDue === null ? '' : ` · ${words.demands.due(nextDue)}`}
        {clockDue === null ? '' : ` · ${words.demands.clock(clockDue)}`}
        {holder === null ? '' : ` · ${words.demands.holder(holder)}`}
      </p>
      {pending ? <p className="mark">{words.demands.pending}</p> : undefined}
      <div className="chips">
        {movesOf(demand).map((move) => (
          <button key={move} type="button" onClick={() => go('move', id, move)}>
            {words.demands.move[move]}
          </button>
        ))}
      </div>
    </li>
  )
}

function FirmName({ uscc, name }: NonNullable<Props['firm']>) {
  const said = <strong>{name}</strong>
  return uscc === undefined ? said : <a href={hrefOf('firms', uscc)}>{said}</a>
}
