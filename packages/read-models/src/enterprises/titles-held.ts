import { plusDays, titleOf, type Day, type Holding, type Line, type Portrait, type TitleCode } from '@titian/domain'

export interface TitleHeld {
  readonly title: TitleCode
  readonly name: string
  readonly line: Line
  readonly from: Day
  /** The last day on which it holds; null where no end is known. */
  readonly through: Day | null
  readonly state: 'valid' | 'pending' | 'ended' | 'future'
  readonly number: string | null
  readonly document: string | null
  /** The versions of the events that say so. */
  readonly why: readonly number[]
}

/** Every title of the firm as it stands on the day, newest first. */
export function titlesHeld({ holdings }: Portrait, day: Day): readonly TitleHeld[] {
  const pending = holdings.filter((holding) => holding.state === 'pending' && covers(holding, day))
  return holdings
    .filter(({ state }) => state === 'valid')
    .map((holding): TitleHeld => {
      const { title, from, to, number = null, document = null, why } = holding
      const { name, line } = titleOf(title)
      const through = to === undefined ? null : plusDays(to, -1)
      const isPending = pending.some((other) => other.title === title && other.number === holding.number)
      const state = day < from ? 'future' : covers(holding, day) ? 'valid' : isPending ? 'pending' : 'ended'
      return { title, name, line, from, through, state, number, document, why }
    })
    .toSorted((a, b) => (a.from === b.from ? (a.title < b.title ? -1 : 1) : a.from > b.from ? -1 : 1))
}

function covers({ from, to }: Holding, day: Day): boolean {
  return from <= day && (to === undefined || day < to)
}
