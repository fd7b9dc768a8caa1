import { earlier, firstDayOf, lastDayOf, plusDays, yearOf, type Day } from '../day.ts'
import { common, type Days, type History } from '../enterprises/history.ts'
import { grantKey } from '../enterprises/said-again.ts'
import type { TitleCode } from '../titles/title.ts'
import { certificatesOf } from './certificate.ts'
import { registrationsOf } from './registration.ts'

/** A title with the days on which it is held, or on which it has run out and may still be renewed. */
export interface Holding extends Days {
  readonly title: TitleCode
  /** `pending`: 到期待重新认定, or 待本年入库. */
  readonly state: 'valid' | 'pending'
  readonly number?: string
  readonly document?: string
  readonly why: readonly number[]
}

/** Every title the firm held, cut to the days on which it was the city's. */
export function holdingsOf(history: History): readonly Holding[] {
  const held = [...highTech(history), ...techSme(history), ...granted(history)]
  return held.flatMap((holding) =>
    history.life.flatMap((life) => {
      const days = common(holding, life)
      if (!days) return []
      const { from: _from, to: _to, ...rest } = holding
      return [{ ...rest, ...days }]
    }),
  )
}

function highTech(history: History): readonly Holding[] {
  const certificates = certificatesOf(history)
  return certificates.flatMap((certificate): Holding[] => {
    const { number, from, to, document, why, revokedBy, termTo, revokedOn } = certificate
    const next = certificates.find((other) => other.from > from)
    // A firm that was recognised anew before its term ended holds the newer certificate from that day.
    const until = next && to !== undefined && next.from < to ? next.from : to
    const valid: Holding = {
      title: 'high-tech',
      state: 'valid',
      number,
      from,
      ...(until === undefined ? {} : { to: until }),
      ...(document ? { document } : {}),
      why: [...why, ...revokedBy],
    }
    if (revokedOn !== undefined || (next && next.from <= termTo)) return [valid]
    // It may be recognised again until 31 December of the year in which it ran out.
    const yearEnd = lastDayOf(yearOf(termTo))
    const pendingTo = next && next.from < yearEnd ? next.from : yearEnd
    return termTo < pendingTo
      ? [valid, { title: 'high-tech', state: 'pending', number, from: termTo, to: pendingTo, why }]
      : [valid]
  })
}

function techSme(history: History): readonly Holding[] {
  const registrations = registrationsOf(history)
  return registrations.flatMap(({ year, number, on, document, why, revokedOn, revokedBy }): Holding[] => {
    const next = firstDayOf(year + 1)
    const again = registrations.find((other) => other.year === year + 1)
    const until = (end: Day) => (revokedOn === undefined ? end : earlier(end, revokedOn))
    const common = { title: 'tech-sme', number, why: [...why, ...revokedBy] } as const
    const valid: Holding = { ...common, state: 'valid', from: on, to: until(next), ...(document ? { document } : {}) }
    const pending: Holding = {
      ...common,
      state: 'pending',
      from: next,
      to: until(again ? again.on : lastDayOf(year + 1)),
    }
    return [valid, pending].filter(({ from, to }) => to === undefined || from < to)
  })
}

/** What several lists say of one grant is put together; its day is the first that a row itself names, else a list's. */
function granted(history: History): readonly Holding[] {
  const grants = new Map<string, { readonly holding: Holding; readonly dated: boolean }>()
  for (const { statement, occurredOn, versions, dated = true } of history.standing) {
    if (statement.type !== 'TitleGranted') continue
    const { title, document, validThrough } = statement.data
    const key = grantKey(statement.data, occurredOn)
    const known = grants.get(key)
    const to = validThrough ? plusDays(validThrough, 1) : known?.holding.to
    const holding: Holding = {
      title,
      state: 'valid',
      from: known && (known.dated || !dated) ? known.holding.from : occurredOn,
      ...(to ? { to } : {}),
      ...(document ? { document } : {}),
      why: [...(known?.holding.why ?? []), ...versions],
    }
    grants.set(key, { holding, dated: dated || known?.dated === true })
  }
  return [...grants.values()].map(({ holding }) => holding)
}
