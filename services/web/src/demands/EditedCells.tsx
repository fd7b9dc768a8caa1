import { demandMoveWords, demandStatusWords, type DemandLine, type MoveDemand } from '@titian/contract'
import { App } from 'antd'
import { useImperativeHandle, useState, type KeyboardEvent, type Ref } from 'react'
import { sentences } from '../app/refusal.ts'
import { useTell } from '../app/tell.ts'
import { OfficerSelect } from '../assignments/OfficerSelect.tsx'
import { readDay, yearOf } from '../time/day.ts'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { officerText } from './demand-text.ts'
import { moveDemand } from './demands.ts'
import type { Draft } from './move-fields.ts'

const say = words.demands

export type Field = 'officer' | 'state' | 'action' | 'due'
/** A row that is being edited; it can be asked to keep what was typed, and calls back once it is kept. */
export interface Edited {
  readonly save: (kept: () => void) => void
}
type Move = MoveDemand['move']

/** Moves that need nothing but a next step are made in the row; the others ask for more in a form. */
const inRow: readonly Move[] = ['accept', 'resume', 'progress']

interface EditedCellsProps {
  readonly ref: Ref<Edited>
  readonly line: DemandLine
  readonly focus: Field
  readonly onCancel: (field: Field) => void
  /** It is kept, or nothing changed: the next row, in the same column. */
  readonly onDone: (field: Field) => void
  readonly onGo: (move: Move, initial: Draft) => void
}

/** 状态, 下一步 and 期限 of one row while they are edited. Enter keeps them, Esc does not. */
export function EditedCells({ ref, line, focus, onCancel, onDone, onGo }: EditedCellsProps) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  // Which 节点 is reached is chosen on the demand's own page, where they stand.
  const offered = line.moves.filter((each) => each !== 'reach-milestone')
  const canStay = line.moves.includes('progress')
  const [action, setAction] = useState(line.nextAction ?? '')
  const [due, setDue] = useState(line.nextDue ?? '')
  const [move, setMove] = useState<Move | ''>('')
  const day = readDay(due, yearOf(asOf))
  const wrongDay = due !== '' && day === undefined
  const tell = useTell({
    tell: moveDemand,
    onTold: () => void message.success(say.edit.saved),
  })

  const save = (kept: () => void) => {
    if (wrongDay) return
    const nextStep = action.trim() === '' || day === undefined ? undefined : { action: action.trim(), due: day }
    if (move !== '' && !inRow.includes(move)) {
      onGo(move, nextStep ? { action: nextStep.action, nextDue: nextStep.due } : {})
      return
    }
    if (move === '' && action === (line.nextAction ?? '') && due === (line.nextDue ?? '')) {
      kept()
      return
    }
    const body: MoveDemand = {
      move: move === '' ? 'progress' : move,
      ...(nextStep ? { nextStep } : {}),
      ...(move === '' || move === 'progress' ? { note: say.edit.note } : {}),
    }
    tell.mutate({ demand: line.demand, body }, { onSuccess: kept })
  }
  useImperativeHandle(ref, () => ({ save }))
  const onKeyDown = (field: Field) => (event: KeyboardEvent) => {
    // While a Chinese word is still being composed, Enter takes the word.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onCancel(field)
    else if (event.key === 'Enter') save(() => onDone(field))
    else if (event.key === 'Tab' && !event.shiftKey && field === (canStay ? 'due' : 'state'))
      save(() => onDone('state'))
    else return
    event.preventDefault()
  }

  return (
    <>
      <td className="editing">
        <select
          className="cell-input"
          aria-label={say.edit.state}
          value={move}
          autoFocus={focus === 'state' || !canStay}
          disabled={tell.isPending}
          onChange={(event) => setMove(offered.find((each) => each === event.target.value) ?? '')}
          onKeyDown={onKeyDown('state')}
        >
          <option value="">{`${demandStatusWords[line.state]}（${say.edit.keep}）`}</option>
          {offered.map((each) => (
            <option key={each} value={each}>
              {demandMoveWords[each]}
            </option>
          ))}
        </select>
      </td>
      <td className="code">{line.closedOn}</td>
      <td className="editing">
        {canStay && (
          <input
            className="cell-input"
            aria-label={say.edit.action}
            value={action}
            maxLength={200}
            autoFocus={focus === 'action'}
            disabled={tell.isPending}
            onChange={(event) => setAction(event.target.value)}
            onKeyDown={onKeyDown('action')}
          />
        )}
        <Failed error={tell.error} />
      </td>
      <td className="editing">
        {canStay && (
          <input
            className="cell-input cell-day"
            aria-label={say.edit.due}
            aria-invalid={wrongDay}
            value={due}
            maxLength={16}
            autoFocus={focus === 'due'}
            disabled={tell.isPending}
            onChange={(event) => setDue(event.target.value)}
            onKeyDown={onKeyDown('due')}
          />
        )}
        {wrongDay && (
          <span className="field-wrong" role="alert">
            {words.time.notADay(due)}
          </span>
        )}
      </td>
    </>
  )
}

interface EditedOfficerProps {
  readonly line: DemandLine
  /** Another is kept, or none was chosen. */
  readonly onEnd: () => void
}

/** 责任人 of one row while another is chosen; choosing keeps it. */
export function EditedOfficer({ line, onEnd }: EditedOfficerProps) {
  const { message } = App.useApp()
  const asOf = useAsOf()
  const tell = useTell({
    tell: moveDemand,
    onTold: () => void message.success(say.edit.saved),
  })
  return (
    <td className="editing" onKeyDown={(event) => event.key === 'Escape' && onEnd()}>
      <OfficerSelect
        label={`${say.columns.officer}：${officerText(line) || words.app.none}`}
        asOf={asOf}
        autoFocus
        {...(line.officer === null ? {} : { except: line.officer })}
        onChange={(officer) => {
          if (officer === undefined) return
          tell.mutate({ demand: line.demand, body: { move: 'assign', officer } }, { onSuccess: onEnd })
        }}
      />
      <Failed error={tell.error} />
    </td>
  )
}

function Failed({ error }: { error: unknown }) {
  if (error === null) return null
  const { title, lines } = sentences(error)
  return (
    <span className="field-wrong" role="alert">
      {[title, ...lines].join(' ')}
    </span>
  )
}
