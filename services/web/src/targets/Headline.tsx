import type { TargetProgress, Targets } from '@titian/contract'
import { firstDayOf } from '@titian/domain'
import { useUnits } from '../app/units.ts'
import { unitsSeen, useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { laggardsOf } from './targets.ts'
import { WhyLink } from './WhyLink.tsx'

const say = words.targets.headline
const named = 3

/** Where the year stands and what to look at first, in one sentence a deputy mayor could read out. */
export function Headline({ targets }: { targets: Targets }) {
  const session = useSession()
  const { shortNameOf } = useUnits()
  const seen = unitsSeen(session)
  const whole = targets.items.filter((item) => seen.includes(item.unit))
  const several = seen.length > 1 || !seen.includes(session.city.unit)

  if (targets.items.every((item) => item.target === null && item.actual === 0)) {
    return <p className="headline">{say.nothing(targets.year)}</p>
  }
  const called = (item: TargetProgress) => (several ? shortNameOf(item.unit) : '')
  if (targets.asOf < firstDayOf(targets.year)) {
    return (
      <p className="headline">
        {say.yearAhead(targets.year)}
        {whole.map((item) => `${called(item)}${say.ahead(item.name, item.target)}`).join('；')}。
      </p>
    )
  }
  return (
    <p className="headline">
      {say.asOf(targets.asOf)}
      {whole.map((item) => `${called(item)}${standing(item)}`).join('；')}。
      <WhoLags items={targets.items} />
    </p>
  )
}

function standing(item: TargetProgress): string {
  return item.target === null
    ? say.noTarget(item.name, item.actual)
    : say.indicator(item.name, item.actual, item.target, item.share?.value ?? null)
}

function WhoLags({ items }: { items: readonly TargetProgress[] }) {
  const session = useSession()
  const { shortNameOf } = useUnits()
  const laggards = laggardsOf(items, session.city.unit)
  if (laggards.length > 0) {
    return (
      <>
        {say.laggards(new Set(laggards.map((item) => item.unit)).size)}
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
    )
  }
  if (items.every((item) => item.target === null)) return null
  if (items.some((item) => item.status === 'before-season')) return say.beforeSeason
  return unitsSeen(session).includes(session.city.unit) ? say.allWell : say.ownWell
}
