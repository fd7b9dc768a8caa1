import { Link } from '@tanstack/react-router'
import type { DemandLine } from '@titian/contract'
import { words } from '../words/words.ts'
import { categoryText, contentText, laterText, officerText, stateText } from './demand-text.ts'
import { LeftMark } from './DemandRow.tsx'

const say = words.demands

/** The ledger on a phone: one card a demand, with what presses. */
export function DemandCards({ demands }: { demands: readonly DemandLine[] }) {
  return (
    <ul className="demand-cards">
      {demands.map((line) => (
        <li key={line.demand}>
          <div className="demand-card-head">
            <Link to="/demands/$demand" params={{ demand: line.demand }}>
              {line.number}
            </Link>
            <span>{stateText(line)}</span>
            <LeftMark line={line} long />
          </div>
          <div>{line.name}</div>
          <div className="quiet">
            {categoryText(line)} · {contentText(line)}
          </div>
          <div className="quiet">
            {say.columns.officer} {officerText(line)} · {line.raisedOn}
          </div>
          {line.later !== null && <div className="quiet">{laterText(line)}</div>}
          {line.nextAction !== null && line.nextDue !== null && (
            <div>{`${say.columns.next}：${say.detail.nextLine(line.nextAction, line.nextDue)}`}</div>
          )}
        </li>
      ))}
    </ul>
  )
}
