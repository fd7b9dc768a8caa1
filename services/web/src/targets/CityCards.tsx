import { Link } from '@tanstack/react-router'
import type { TargetProgress } from '@titian/contract'
import { count, percent } from '../words/numbers.ts'
import { ProgressNotes, targetText } from './ProgressNotes.tsx'
import { StatusMark } from './StatusMark.tsx'
import { WhyLink } from './WhyLink.tsx'

export function CityCards({ items, year }: { items: readonly TargetProgress[]; year: number }) {
  return (
    <div className="cards">
      {items.map((item) => (
        <CityCard key={item.indicator} item={item} year={year} />
      ))}
    </div>
  )
}

function CityCard({ item, year }: { item: TargetProgress; year: number }) {
  const share = item.share?.value ?? 0
  const { pace } = item
  return (
    <section className="card" aria-label={item.name}>
      <h2>{item.name}</h2>
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
          <StatusMark status={item.status} />
        </WhyLink>
      </div>
      <div className="bar" aria-hidden="true">
        <span style={{ width: `${Math.min(share, 1) * 100}%` }} />
        {pace && item.target !== null && item.target > 0 && (
          <i style={{ left: `${Math.min(pace.expected / item.target, 1) * 100}%` }} />
        )}
      </div>
      <ProgressNotes item={item} />
    </section>
  )
}
