import type { ImportCounts } from '@titian/contract'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'

const { outcomes, check } = words.imports

export function Counts({ counts }: { counts: ImportCounts }) {
  const { publicised = 0, noted = 0 } = counts
  const shown: readonly (readonly [string, number, string?])[] = [
    [outcomes.new, counts.new],
    [outcomes.changed, counts.changed],
    [outcomes.same, counts.same],
    [outcomes.refused, counts.refused],
    ...(noted > 0 ? [[outcomes.noted, noted, check.notedHelp] as const] : []),
    ...(publicised > 0 ? [[outcomes.publicised, publicised, check.publicisedHelp] as const] : []),
    ...(counts.otherCities > 0 ? [[check.otherCities, counts.otherCities, check.otherCitiesHelp] as const] : []),
  ]
  return (
    <dl className="counts">
      {shown.map(([name, value, help]) => (
        <div key={name} title={help} className={classOf(name, value)}>
          <dt>{name}</dt>
          <dd>{name === outcomes.refused && value > 0 ? <a href="#refused">{count(value)}</a> : count(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

function classOf(name: string, value: number): string | undefined {
  if (name === outcomes.noted) return 'counts-noted'
  return name === outcomes.refused && value > 0 ? 'counts-refused' : undefined
}
