import { Link, useRouter } from '@tanstack/react-router'
import type { WorkLine } from '@titian/contract'
import { daysBetween, isLate } from '@titian/domain'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { BriefingLines } from './BriefingLines.tsx'
import { Mark, type Tone } from '../app/Mark.tsx'
import { words } from '../words/words.ts'
import { Chase } from './Chase.tsx'

const say = words.myWork

interface LineProps {
  readonly line: WorkLine
  readonly today: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onVisit: () => void
}

const tones: Record<number, Tone> = { 1: 'bad', 2: 'warn' }

/** One thing to do: what it is, of which firm, why and until when; what to do about it, and how to chase it. */
export function Line({ line, today, isOpen, onToggle, onVisit }: LineProps) {
  const { kind, priority, firm, why } = line
  const name = firm?.name ?? say.noFirm
  return (
    <li className="work-line">
      <button type="button" className="work-head" data-line aria-expanded={isOpen} onClick={onToggle}>
        <Mark tone={tones[priority] ?? 'plain'}>{say.kinds[kind]}</Mark>
        <strong>{name}</strong>
        <span className="work-why">{why}</span>
        <Due line={line} today={today} />
        <span className="work-toggle quiet">{isOpen ? say.shut : say.open}</span>
      </button>
      <div className="work-acts">
        <Act line={line} onVisit={onVisit} />
        {firm && <Chase firm={firm} message={line.message} />}
      </div>
      {isOpen && (
        <div className="work-opened">
          {firm && <BriefingLines uscc={firm.uscc} />}
          {line.message !== null && (
            <p>
              <span className="quiet">{say.message}</span> {line.message}
            </p>
          )}
        </div>
      )}
    </li>
  )
}

function Due({ line, today }: Pick<LineProps, 'line' | 'today'>) {
  const { kind, due } = line
  if (due === null || kind === 'handover') return null
  const days = daysBetween(today, due)
  const day = kind === 'title-expiring' ? say.until(due) : say.due(due)
  return (
    <span className={isLate(line, today) ? 'work-due late' : 'work-due'}>
      {day} <span className={days < 0 ? '' : 'quiet'}>{days < 0 ? say.lateBy(-days) : say.inDays(days)}</span>
    </span>
  )
}

function Act({ line: { action, firm, subject }, onVisit }: Pick<LineProps, 'line' | 'onVisit'>) {
  const name = say.acts[action]
  switch (action) {
    case 'log-visit':
      return (
        <Button size="small" type="primary" onClick={onVisit}>
          {name}
        </Button>
      )
    case 'open-demand':
      return <Way href={`/demands/${encodeURIComponent(subject ?? '')}`}>{name}</Way>
    case 'open-check':
      return <Way href={`/checks?check=${encodeURIComponent(subject ?? '')}`}>{name}</Way>
    case 'open-firm':
      return firm ? (
        <Link className="work-way" to="/enterprises/$uscc" params={{ uscc: firm.uscc }}>
          {name}
        </Link>
      ) : null
    case 'open-handover':
      return (
        <Link className="work-way" to="/assignments" search={{ view: 'handovers' }}>
          {name}
        </Link>
      )
    case 'open-review':
      return (
        <Link className="work-way" to="/review">
          {name}
        </Link>
      )
  }
}

/** A page by its address. */
function Way({ href, children }: { href: string; children: ReactNode }) {
  const { history } = useRouter()
  return (
    <a
      className="work-way"
      href={href}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        history.push(href)
      }}
    >
      {children}
    </a>
  )
}
