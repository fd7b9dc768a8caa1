import { phone as words } from '../../words/phone.ts'
import { dayAndTimeOf } from '../today.ts'
import { useFreshness } from './use-firms.ts'

/** 数据截至: what is shown without a network is as old as this. */
export function CountedAt() {
  const freshness = useFreshness()
  if (freshness === undefined) return <p className="quiet">{words.loading}</p>
  return (
    <p className="quiet">
      {freshness === null ? words.notCounted : words.countedAt(dayAndTimeOf(freshness.countedAt))}
    </p>
  )
}
