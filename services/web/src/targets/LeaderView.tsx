import type { TargetProgress, Targets } from '@titian/contract'
import { useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { StatusMark } from './StatusMark.tsx'
import { laggardsOf, matrixOf } from './targets.ts'
import { WhyLink } from './WhyLink.tsx'

const say = words.targets.leader
const shown = 3

/** For a phone and for those who only read: who lags, then every unit's rank. */
export function LeaderView({ targets }: { targets: Targets }) {
  const { city } = useSession()
  const { units, shortNameOf } = useUnits()
  const laggards = laggardsOf(targets.items, city.unit)
  const { indicators } = matrixOf(
    targets.items,
    city.unit,
    units.map((unit) => unit.unit),
  )

  return (
    <>
      <section aria-labelledby="laggards-title">
        <h2 id="laggards-title">{say.laggards}</h2>
        {laggards.length === 0 ? (
          <p>{say.noLaggards}</p>
        ) : (
          <ol className="ranks">
            {laggards.slice(0, shown).map((item) => (
              <li key={`${item.indicator}:${item.unit}`}>
                <WhyLink indicator={item.indicator} unit={item.unit}>
                  <strong>{shortNameOf(item.unit)}</strong> {item.name}
                </WhyLink>
                <span>{say.gap(item.gap ?? 0)}</span>
                <StatusMark status={item.status} pace={item.pace} />
              </li>
            ))}
          </ol>
        )}
      </section>
      {indicators.map((indicator) => (
        <section key={indicator.code} aria-label={`${indicator.name} ${say.ranks}`}>
          <h2>
            {indicator.name} · {say.ranks}
          </h2>
          <ol className="ranks">
            {ranked(targets.items, indicator.code, city.unit).map((item) => (
              <li
                key={item.unit}
                value={item.rank ?? undefined}
                className={item.rank === null ? 'unranked' : undefined}
              >
                <WhyLink indicator={item.indicator} unit={item.unit}>
                  {shortNameOf(item.unit)}
                </WhyLink>
                {item.target === null ? (
                  <span>{words.targets.noTarget}</span>
                ) : (
                  <>
                    <span>{say.line(item.actual, item.target)}</span>
                    <span>{say.share(percent(item.share))}</span>
                  </>
                )}
                <StatusMark status={item.status} pace={item.pace} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function ranked(items: readonly TargetProgress[], indicator: string, city: string): readonly TargetProgress[] {
  const last = Number.MAX_SAFE_INTEGER
  return items
    .filter((item) => item.indicator === indicator && item.unit !== city)
    .sort((a, b) => (a.rank ?? last) - (b.rank ?? last))
}
