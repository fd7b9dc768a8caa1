import { passRateWords, type TargetProgress } from '@titian/contract'
import { percent } from '../words/numbers.ts'
import { expectsOfFigure } from './targets.ts'
import { words } from '../words/words.ts'

const say = words.targets.card

/** What else is known of a target's progress: pace, the leading figure before the season, forecast, document. */
export function ProgressNotes({ item }: { item: TargetProgress }) {
  const { pace, forecast, highTech } = item
  const leading = pace?.leading ?? null
  return (
    <ul className="card-notes">
      {expectsOfFigure(pace) && <li title={words.targets.columnHelp.pace}>{say.pace(pace.expected)}</li>}
      {pace?.season === 'batch-awaited' && <li>{say.batchAwaited}</li>}
      {leading && (
        <li>
          {say.leading(leading.recommended, leading.needed, passRateWords[leading.basis], percent(leading.passRate))}
        </li>
      )}
      <li>{'value' in forecast ? say.forecast(forecast.value) : say.noForecast(forecast.reason)}</li>
      {highTech && highTech.pending > 0 && <li>{say.pending(highTech.valid, highTech.pending)}</li>}
      {item.document !== null && <li>{say.document(item.document)}</li>}
    </ul>
  )
}

export function targetText(item: TargetProgress): string {
  if (item.target === null) return words.targets.noTarget
  return item.comparison === 'more-than' ? say.moreThan(item.target) : say.target(item.target)
}
