import { Input } from 'antd'
import { useId, useState } from 'react'
import { words } from '../words/words.ts'
import { readDay, yearOf, type Day } from './day.ts'
import './time.css'

interface DayFieldProps {
  readonly value?: Day | undefined
  readonly onChange?: (day: Day | undefined) => void
  readonly id?: string
  readonly label?: string
  readonly placeholder?: string
  /** The year of a day typed without one. */
  readonly near?: Day
  readonly disabled?: boolean
}

/**
 * A day is typed, in any of the bureau's ways, and taken on Enter or on leaving the field. No calendar to click:
 * antd's cannot be used by keyboard alone, and planners know their dates.
 */
export function DayField({ value, onChange, id, label, placeholder, near, disabled }: DayFieldProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const ownId = useId()
  const helpId = `${id ?? ownId}-help`
  const text = typed ?? value ?? ''
  const wrong = typed !== undefined && typed !== '' && readDay(typed, yearOf(near ?? value ?? '2000')) === undefined

  const take = () => {
    if (typed === undefined || wrong) return
    const day = typed === '' ? undefined : readDay(typed, yearOf(near ?? value ?? '2000'))
    setTyped(undefined)
    if (day !== value) onChange?.(day)
  }

  return (
    <span className="day-field">
      <Input
        id={id ?? ownId}
        value={text}
        {...(label === undefined ? {} : { 'aria-label': label })}
        aria-invalid={wrong}
        aria-describedby={wrong ? helpId : undefined}
        status={wrong ? 'error' : ''}
        placeholder={placeholder ?? (near === undefined ? words.time.wholeDay : words.time.shortDay)}
        title={words.time.asOfHelp}
        disabled={disabled ?? false}
        maxLength={16}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onPressEnter={take}
      />
      {wrong && (
        <span id={helpId} className="field-wrong" role="alert">
          {words.time.notADay(typed)}
        </span>
      )}
    </span>
  )
}
