import type { DemandLine, DemandMoved, MoveDemand } from '@titian/contract'
import { useRef, useState } from 'react'
import { Wide } from '../table/Wide.tsx'
import { words } from '../words/words.ts'
import { ConfirmationLink } from './ConfirmationLink.tsx'
import { DemandRow } from './DemandRow.tsx'
import type { Edited, Field } from './EditedCells.tsx'
import type { Draft } from './move-fields.ts'
import { MoveForm } from './MoveForm.tsx'

const say = words.demands

interface Cell {
  readonly demand: string
  readonly field: Field
}

interface Going {
  readonly line: DemandLine
  readonly move: MoveDemand['move']
  readonly initial: Draft
}

interface Asked {
  readonly number: string
  readonly link: NonNullable<DemandMoved['confirmation']>
}

/** The ledger as a sheet: who is accountable, the state, what is next and by when are edited in place. */
export function DemandGrid({ demands }: { demands: readonly DemandLine[] }) {
  const [editing, setEditing] = useState<Cell | undefined>(undefined)
  // Where the keyboard is again when nothing is edited any more.
  const [left, setLeft] = useState<Cell | undefined>(undefined)
  const [going, setGoing] = useState<Going | undefined>(undefined)
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  const edited = useRef<Edited>(null)
  const editable = demands.filter(({ moves }) => moves.length > 0)

  const stop = (cell: Cell) => {
    setEditing(undefined)
    setLeft(cell)
  }
  const goOn = (cell: Cell) => {
    const next = editable[editable.findIndex((line) => line.demand === cell.demand) + 1]
    if (next) setEditing({ demand: next.demand, field: cell.field })
    else stop(cell)
  }
  // What was typed in one row is kept before another is opened.
  const open = (cell: Cell) => {
    if (editing && edited.current) edited.current.save(() => setEditing(cell))
    else setEditing(cell)
  }
  const { columns } = say
  return (
    <>
      {editing && <p className="quiet not-paper">{say.edit.help}</p>}
      <Wide label={say.title}>
        <table className="plain ledger">
          <thead>
            <tr>
              <th scope="col">{columns.index}</th>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.firm}</th>
              <th scope="col" className="only-paper">
                {columns.uscc}
              </th>
              <th scope="col">{columns.category}</th>
              <th scope="col">{columns.text}</th>
              <th scope="col">{columns.raisedOn}</th>
              <th scope="col">{columns.officer}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.closedOn}</th>
              <th scope="col">{columns.next}</th>
              <th scope="col">{columns.due}</th>
              <th scope="col" className="not-paper">
                {columns.left}
              </th>
            </tr>
          </thead>
          <tbody>
            {demands.map((line, index) => (
              <DemandRow
                key={line.demand}
                line={line}
                index={index + 1}
                edited={edited}
                editing={editing?.demand === line.demand ? editing.field : undefined}
                left={left?.demand === line.demand ? left.field : undefined}
                onEdit={(field) => open({ demand: line.demand, field })}
                onCancel={(field) => stop({ demand: line.demand, field })}
                onDone={(field) => goOn({ demand: line.demand, field })}
                onGo={(move, initial, field) => {
                  stop({ demand: line.demand, field })
                  setGoing({ line, move, initial })
                }}
              />
            ))}
          </tbody>
        </table>
      </Wide>
      {going && (
        <MoveForm
          demand={going.line.demand}
          number={going.line.number}
          move={going.move}
          about={going.line}
          initial={going.initial}
          onClose={() => setGoing(undefined)}
          onMoved={({ confirmation }) => {
            if (confirmation) setAsked({ number: going.line.number, link: confirmation })
          }}
        />
      )}
      {asked && <ConfirmationLink number={asked.number} {...asked.link} onClose={() => setAsked(undefined)} />}
    </>
  )
}
