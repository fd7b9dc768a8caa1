import type { Pace, TargetStatus } from '@titian/contract'
import { words } from '../words/words.ts'

/** Each status has a shape of its own: printed grey, or seen by someone who cannot tell red from green, it still reads. */
const shapes: Record<TargetStatus, string> = {
  done: 'M2 7.5 6 11.5 13 3.5',
  'on-pace': 'M7.5 2a5.5 5.5 0 1 0 .01 0Z',
  'slightly-behind': 'M7.5 2.2 13.3 12.4H1.7Z',
  behind: 'M1.7 2.8H13.3L7.5 13Z',
  'before-season': 'M7.5 2.5a5 5 0 1 0 .01 0Z',
  'no-data': 'M3 7.5H12',
}

const outlined: readonly TargetStatus[] = ['done', 'before-season', 'no-data']

interface StatusMarkProps {
  readonly status: TargetStatus
  /** Where it is known: before the year the season is not what one waits for. */
  readonly pace?: Pace | null
}

export function StatusMark({ status, pace }: StatusMarkProps) {
  const word = pace?.season === 'year-ahead' ? words.targets.yearAhead : words.targets.statuses[status]
  const hollow = outlined.includes(status)
  return (
    <span className={`status status-${status}`}>
      <svg viewBox="0 0 15 15" width="13" height="13" aria-hidden="true">
        <path
          d={shapes[status]}
          fill={hollow ? 'none' : 'currentColor'}
          stroke="currentColor"
          strokeWidth={hollow ? 2.2 : 0}
        />
      </svg>
      {word}
    </span>
  )
}
