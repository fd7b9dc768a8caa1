import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  closingCodeWords,
  demandCategoryWords,
  type CallBackLine,
  type CallBackShown,
  type MoveDemand,
} from '@titian/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Asked } from '../app/Asked.tsx'
import { Mark } from '../app/Mark.tsx'
import { useUnits } from '../app/units.ts'
import { FirmLink } from '../demands/FirmLink.tsx'
import { MoveForm } from '../demands/MoveForm.tsx'
import { Wide } from '../table/Wide.tsx'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { callBackQuery } from './call-backs.ts'
import { OverturnedByOfficer, OverturnedByUnit } from './Overturned.tsx'
import '../demands/demands.css'

const say = words.callBacks

/** Whom to call, and what each said. Overturned ones are reopened by a planner's decision, here. */
export function CallBackLines({ sample }: { sample: string }) {
  const shown = useQuery(callBackQuery(sample, { ...useInTime() }))
  return <Asked query={shown}>{(answer) => <Lines shown={answer} />}</Asked>
}

function Lines({ shown }: { shown: CallBackShown }) {
  const { shortNameOf } = useUnits()
  const [going, setGoing] = useState<{ line: CallBackLine; move: MoveDemand['move'] } | undefined>(undefined)
  const { line: column } = say
  return (
    <>
      <OverturnedByUnit units={shown.units} />
      <OverturnedByOfficer officers={shown.officers} />
      <section className="panel" aria-labelledby="lines-title">
        <h2 id="lines-title">{say.lines}</h2>
        {shown.own > 0 && <p className="quiet">{say.own(shown.own)}</p>}
        {shown.items.length === 0 && <p className="quiet">{column.none}</p>}
        <Wide label={say.lines}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{column.number}</th>
                <th scope="col">{column.firm}</th>
                <th scope="col">{column.unit}</th>
                <th scope="col">{column.text}</th>
                <th scope="col">{column.closing}</th>
                <th scope="col">{column.officer}</th>
                <th scope="col">{column.result}</th>
              </tr>
            </thead>
            <tbody>
              {shown.items.map((line) => (
                <tr key={line.demand}>
                  <th scope="row" className="code">
                    <Link to="/demands/$demand" params={{ demand: line.demand }}>
                      {line.number}
                    </Link>
                  </th>
                  <td>
                    <FirmLink firm={line} />
                  </td>
                  <td className="short">{shortNameOf(line.unit)}</td>
                  <td>
                    {demandCategoryWords[line.category]}
                    <div className="quiet">{line.text}</div>
                  </td>
                  <td>
                    {line.closingCode === null ? words.demands.listed : closingCodeWords[line.closingCode]}
                    <div className="quiet">
                      {[line.closedOn, ...line.evidence.map(({ kind, number }) => `${kind} ${number}`)].join(' ')}
                    </div>
                  </td>
                  <td className="short">{line.officerName}</td>
                  <td>
                    <Result line={line} onGo={(move) => setGoing({ line, move })} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </section>
      {going && (
        <MoveForm
          demand={going.line.demand}
          number={going.line.number}
          move={going.move}
          onClose={() => setGoing(undefined)}
        />
      )}
    </>
  )
}

function Result({ line, onGo }: { line: CallBackLine; onGo: (move: MoveDemand['move']) => void }) {
  const { line: column } = say
  if (line.upheld === null) {
    return (
      <Button size="small" aria-label={column.recordOf(line.number)} onClick={() => onGo('verify')}>
        {column.record}
      </Button>
    )
  }
  return (
    <>
      <Mark tone={line.upheld ? 'good' : 'bad'}>{words.demands.move.upholds[`${line.upheld}`]}</Mark>
      <span className="quiet">{[line.verifiedOn, line.note].filter((part) => part !== null).join(' ')}</span>{' '}
      {!line.upheld &&
        (line.reopened ? (
          <Mark>{column.reopened}</Mark>
        ) : (
          <Button size="small" aria-label={column.reopenOf(line.number)} onClick={() => onGo('reopen')}>
            {column.reopen}
          </Button>
        ))}
    </>
  )
}
