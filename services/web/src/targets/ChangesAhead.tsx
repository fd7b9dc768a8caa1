import { useUnits } from '../app/units.ts'
import { words } from '../words/words.ts'
import type { ChangeAhead } from './whole.ts'

const say = words.targetForms.adjust.ahead

/** What saving will change and what it leaves as it is, before anyone presses the button. */
export function ChangesAhead({ changes, unit }: { changes: readonly ChangeAhead[]; unit: string }) {
  const { nameOf } = useUnits()
  if (changes.length === 0) return null
  const names = { unit: nameOf(unit), sum: say.sum, whole: say.whole }
  return (
    <table className="plain changes-ahead" aria-live="polite">
      <caption>{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.now}</th>
          <th scope="col">{say.saved}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ of, before, after }) => (
          <tr key={of}>
            <th scope="row">{names[of]}</th>
            <td className="number">{say.stands(before)}</td>
            <td className="number">{before === after ? say.same : <strong>{say.stands(after)}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
