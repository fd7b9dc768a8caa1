import { Link } from '@tanstack/react-router'
import type { TargetProgress } from '@titian/contract'
import { useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { count, percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { ProgressNotes, targetText } from './ProgressNotes.tsx'
import { StatusMark } from './StatusMark.tsx'
import { expectsOfFigure } from './targets.ts'
import { WhyLink } from './WhyLink.tsx'

/** The cards that a year is read by: of the units that somebody answers for first, then of the whole city. */
export function CityCards({
  items,
  year,
  without,
}: {
  items: readonly TargetProgress[]
  year: number
  without: boolean
}) {
  const { city } = useSession()
  const { shortNameOf } = useUnits()
  const nameOf = (unit: string) => (unit === city.unit && without ? words.targets.cityWithout : shortNameOf(unit))
  return (
    <div className="cards">
      {items.map((item) => (
        <CityCard key={`${item.indicator}:${item.unit}`} item={item} of={nameOf(item.unit)} year={year} />
      ))}
    </div>
  )
}

function CityCard({ item, of, year }: { item: TargetProgress; of: string; year: number }) {
  const share = item.share?.value ?? 0
  const { pace } = item
  return (
    <section className="card" aria-label={`${of} ${item.name}`}>
      <h2>
        <span className="card-unit">{of}</span> {item.name}
      </h2>
      <div className="card-line">
        <Link
          className="big"
          to="/figures/$code"
          params={{ code: item.indicator }}
          search={{ unit: item.unit, period: `${year}` }}
        >
          {count(item.actual)}
        </Link>
        <span>{targetText(item)}</span>
        <strong>{percent(item.share)}</strong>
        <WhyLink indicator={item.indicator} unit={item.unit}>
          <StatusMark status={item.status} pace={item.pace} />
        </WhyLink>
      </div>
      <div className="bar" aria-hidden="true">
        <span style={{ width: `${Math.min(share, 1) * 100}%` }} />
        {expectsOfFigure(pace) && item.target !== null && item.target > 0 && (
          <i style={{ left: `${Math.min(pace.expected / item.target, 1) * 100}%` }} />
        )}
      </div>
      <ProgressNotes item={item} />
    </section>
  )
}
