import type { Targets } from '@titian/contract'
import { useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { laggardsOf } from './targets.ts'
import { WhyLink } from './WhyLink.tsx'

const named = 3

/** Where the year stands and what to look at first, in one sentence a deputy mayor could read out. */
export function Headline({ targets }: { targets: Targets }) {
  const { city } = useSession()
  const { shortNameOf } = useUnits()
  const say = words.targets.headline
  const whole = targets.items.filter((item) => item.unit === city.unit)
  const shown = whole.length > 0 ? whole : targets.items
  const laggards = laggardsOf(targets.items, city.unit)
  const lagging = new Set(laggards.map((item) => item.unit)).size
  const judged = targets.items.some((item) => item.target !== null)
  const waiting = targets.items.some((item) => item.status === 'before-season')
  const wellSaid = judged ? (waiting ? say.beforeSeason : say.allWell) : ''

  if (targets.items.every((item) => item.target === null && item.actual === 0)) {
    return <p className="headline">{say.nothing}</p>
  }
  return (
    <p className="headline">
      {say.asOf(targets.asOf)}
      {shown
        .map((item) =>
          item.target === null
            ? say.noTarget(item.name, item.actual)
            : say.indicator(item.name, item.actual, item.target, item.share?.value ?? null),
        )
        .join('；')}
      。
      {laggards.length === 0 ? (
        wellSaid
      ) : (
        <>
          {say.laggards(lagging)}
          {laggards.slice(0, named).map((item, index) => (
            <span key={`${item.indicator}:${item.unit}`}>
              {index > 0 && '、'}
              <WhyLink indicator={item.indicator} unit={item.unit}>
                {say.laggard(shortNameOf(item.unit), item.name, item.gap ?? 0)}
              </WhyLink>
            </span>
          ))}
          。
        </>
      )}
    </p>
  )
}
