import { Link } from '@tanstack/react-router'
import { demandSecrecyWords, type DemandLine, type MoveDemand } from '@titian/contract'
import type { Ref } from 'react'
import { Mark } from '../app/Mark.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import {
  categoryText,
  contentText,
  hiddenNext,
  isNextLate,
  laterText,
  leftText,
  officerText,
  stateText,
} from './demand-text.ts'
import { EditedCells, EditedOfficer, type Edited, type Field } from './EditedCells.tsx'
import { FirmLink } from './FirmLink.tsx'
import type { Draft } from './move-fields.ts'

const say = words.demands

interface DemandRowProps {
  readonly line: DemandLine
  readonly index: number
  readonly edited: Ref<Edited>
  /** The cell in which the row is edited. */
  readonly editing: Field | undefined
  /** The cell that was edited last. */
  readonly left: Field | undefined
  readonly onEdit: (field: Field) => void
  readonly onCancel: (field: Field) => void
  readonly onDone: (field: Field) => void
  readonly onGo: (move: MoveDemand['move'], initial: Draft, field: Field) => void
}

/** One demand of the ledger. */
export function DemandRow({ line, index, edited, editing, left, onEdit, onCancel, onDone, onGo }: DemandRowProps) {
  const asOf = useAsOf()
  const next = line.nextAction ?? hiddenNext(line) ?? (line.listed && line.closedOn === null ? say.listed : '')
  const cell = (field: Field, text: string, isEditable = line.moves.length > 0) =>
    isEditable ? (
      <button
        type="button"
        className="cell"
        autoFocus={left === field}
        aria-label={`${text || words.app.none}，${say.edit.of(line.number, columnOf[field])}`}
        onClick={() => onEdit(field)}
      >
        {text || <span className="not-paper">{words.app.none}</span>}
      </button>
    ) : (
      text
    )
  const hasNext = line.moves.includes('progress')
  const isWriting = editing !== undefined && editing !== 'officer'
  return (
    <tr title={laterText(line)}>
      <td className="number">{index}</td>
      <th scope="row" className="code">
        <Link to="/demands/$demand" params={{ demand: line.demand }}>
          {line.number}
        </Link>
      </th>
      <td>
        <FirmLink firm={line} />
      </td>
      <td className="only-paper code">{line.uscc}</td>
      <td>{categoryText(line)}</td>
      <td className="ledger-text">
        <Content line={line} />
      </td>
      <td className="code">{line.raisedOn}</td>
      {editing === 'officer' ? (
        <EditedOfficer line={line} onEnd={() => onCancel('officer')} />
      ) : (
        <td className="short">{cell('officer', officerText(line), line.moves.includes('assign'))}</td>
      )}
      {isWriting ? (
        <EditedCells
          ref={edited}
          line={line}
          focus={editing}
          onCancel={onCancel}
          onDone={onDone}
          onGo={(move, initial) => onGo(move, initial, editing)}
        />
      ) : (
        <>
          <td>{cell('state', stateText(line))}</td>
          <td className="code">{line.closedOn}</td>
          <td className="ledger-next">{cell('action', next, hasNext)}</td>
          <td className="code">
            {cell('due', line.nextDue ?? '', hasNext)}
            {isNextLate(line, asOf) && <Mark tone="bad">{say.late}</Mark>}
          </td>
        </>
      )}
      <td className="short not-paper">
        <LeftMark line={line} />
      </td>
    </tr>
  )
}

const columnOf: Readonly<Record<Field, string>> = {
  officer: say.columns.officer,
  state: say.columns.state,
  action: say.columns.next,
  due: say.columns.due,
}

/** What is secret stays on the screen of those who may read it: paper is left lying about. */
function Content({ line }: { line: DemandLine }) {
  if (line.secrecy === 'open' || line.text === null) return contentText(line)
  const level = demandSecrecyWords[line.secrecy]
  return (
    <>
      <span className="not-paper">
        <Mark tone="info">{level}</Mark>
        {line.text}
      </span>
      <span className="only-paper-words">{say.notPrinted(level)}</span>
    </>
  )
}

/** `long` where no column's name says that it is working days. */
export function LeftMark({ line, long = false }: { line: DemandLine; long?: boolean }) {
  const left = leftText(line, useAsOf())
  const text = long ? left.long : left.words
  return left.tone === undefined ? text : <Mark tone={left.tone}>{text}</Mark>
}
