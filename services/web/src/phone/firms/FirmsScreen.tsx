import type { FieldFirm } from '@titian/contract'
import { useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { hrefOf } from '../route.ts'
import { CountedAt } from './CountedAt.tsx'
import { todayOf } from '../today.ts'
import { useToday } from '../use-today.ts'
import { Chips } from '../visit/Chips.tsx'
import { findFirms, firmFilters, type FirmFilter } from './find-firms.ts'
import { useFirms } from './use-firms.ts'

const shownAtOnce = 60

export function FirmsScreen() {
  const firms = useFirms()
  const today = useToday() ?? todayOf(undefined)
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<FirmFilter>('all')
  const found = findFirms(firms ?? [], { query, filter, today })

  return (
    <>
      <h1>{words.firms.title}</h1>
      <CountedAt />
      <input
        type="search"
        className="search"
        aria-label={words.firms.search}
        placeholder={words.firms.search}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <Chips
        name={words.firms.title}
        choices={firmFilters.map((each) => ({ value: each, name: words.firms.filters[each] }))}
        chosen={[filter]}
        onChoose={setFilter}
      />
      <p className="quiet">{words.firms.count(found.length)}</p>
      <FirmList firms={found.filter(({ own }) => own)} />
      {found.some(({ own }) => !own) ? <h2>{words.firms.others}</h2> : undefined}
      <FirmList firms={found.filter(({ own }) => !own)} />
      {firms && found.length === 0 ? (
        <p className="empty">{firms.length === 0 ? words.firms.empty : words.firms.none}</p>
      ) : undefined}
    </>
  )
}

function FirmList({ firms }: { firms: readonly FieldFirm[] }) {
  return (
    <ul className="cards">
      {firms.slice(0, shownAtOnce).map((firm) => (
        <li key={firm.uscc}>
          <a href={hrefOf('firms', firm.uscc)}>
            <strong>{firm.name}</strong>
            {firm.own ? (
              <span className="quiet">
                {firm.lastVisitOn ? words.firms.lastVisit(firm.lastVisitOn) : words.firms.noVisit}
                {firm.demands && firm.demands.length > 0 ? ` · ${words.firms.openDemands(firm.demands.length)}` : ''}
              </span>
            ) : undefined}
          </a>
        </li>
      ))}
    </ul>
  )
}
