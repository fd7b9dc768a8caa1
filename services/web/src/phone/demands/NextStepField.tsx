import { phone as words } from '../../words/phone.ts'
import { plusDays } from '../today.ts'
import { Chips } from '../visit/Chips.tsx'

interface NextStepTyped {
  readonly action: string
  readonly due: string
}

interface Props {
  readonly step: NextStepTyped
  readonly today: string
  readonly onChange: (step: NextStepTyped) => void
}

const soon = [1, 3, 7, 14] as const

/** No open demand is without what is done next and by when: both are one tap. */
export function NextStepField({ step, today, onChange }: Props) {
  return (
    <fieldset>
      <legend>{words.demands.nextAction}</legend>
      <Chips
        name={words.demands.nextAction}
        choices={words.demands.nextActions.map((action) => ({ value: action, name: action }))}
        chosen={[step.action]}
        onChoose={(action) => onChange({ ...step, action })}
      />
      <input
        aria-label={words.demands.nextAction}
        value={step.action}
        maxLength={200}
        onChange={({ target }) => onChange({ ...step, action: target.value })}
      />
      <Chips
        name={words.demands.nextDue}
        choices={soon.map((days) => ({ value: plusDays(today, days), name: words.demands.inDays(days) }))}
        chosen={[step.due]}
        onChoose={(due) => onChange({ ...step, due })}
      />
      <label>
        {words.demands.nextDue}
        <input
          type="date"
          value={step.due}
          min={today}
          onChange={({ target }) => onChange({ ...step, due: target.value })}
        />
      </label>
    </fieldset>
  )
}
