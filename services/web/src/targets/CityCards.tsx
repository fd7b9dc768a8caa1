import { Link } from '@tanstack/react-router'
import type { TargetProgress } from '@titian/contract'
import { count, percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { StatusMark } from './StatusMark.tsx'
import { WhyLink } from './WhyLink.tsx'

const say = words.targets.card

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
  const { pace, forecast, highTech } = item
  const leading = pace?.leading ?? null
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
      <ul className="card-notes">
        {pace && <li title={words.targets.columnHelp.pace}>{say.pace(pace.expected)}</li>}
        {leading && <li>{say.leading(leading.recommended, leading.needed, percent(leading.passRate))}</li>}
        <li>{'value' in forecast ? say.forecast(forecast.value) : say.noForecast(forecast.reason)}</li>
        {highTech && highTech.pending > 0 && <li>{say.pending(highTech.valid, highTech.pending)}</li>}
        {item.document !== null && <li>{say.document(item.document)}</li>}
      </ul>
    </section>
  )
}

function targetText(item: TargetProgress): string {
  if (item.target === null) return words.targets.noTarget
  return item.comparison === 'more-than' ? say.moreThan(item.target) : say.target(item.target)
}
