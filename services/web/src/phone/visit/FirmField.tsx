import type { FieldFirm } from '@titian/contract'
import { useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { findFirms } from '../firms/find-firms.ts'
import { useLive } from '../store/live.ts'
import { readItems } from '../store/outbox.ts'
import { useStore, type Store } from '../store/store.ts'
import { todayOf } from '../today.ts'
import { useToday } from '../use-today.ts'
import { isVisitForm, type VisitForm } from './visit-form.ts'

interface Props {
  readonly firms: readonly FieldFirm[]
  readonly firm: VisitForm['firm']
  readonly onChoose: (firm: VisitForm['firm']) => void
}

const shown = 6

/** Never typed out: the last ones are one tap away, and four letters of pinyin find the others. */
export function FirmField({ firms, firm, onChoose }: Props) {
  const store = useStore()
  const today = useToday() ?? todayOf(undefined)
  const [query, setQuery] = useState('')
  const recent = useLive(recentFirms, store)

  if (firm) {
    return (
      <p className="chosen">
        <strong>{firm.name}</strong>
        {firm.uscc === undefined ? <span className="tag">{words.visit.leadMark}</span> : undefined}
        <button type="button" onClick={() => onChoose(undefined)}>
          {words.visit.changeFirm}
        </button>
      </p>
    )
  }
  const found = findFirms(firms, { query, filter: 'all', today })
  const usual = [...new Set(recent)].flatMap((uscc) => firms.find((each) => each.uscc === uscc) ?? [])
  const offered = query === '' ? [...usual, ...found.filter((each) => !usual.includes(each))] : found
  const name = query.trim()
  return (
    <section aria-label={words.visit.firm}>
      <input
        type="search"
        className="search"
        aria-label={words.firms.search}
        placeholder={words.firms.search}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      {query === '' && usual.length > 0 ? <p className="quiet">{words.visit.recent}</p> : undefined}
      <ul className="cards">
        {offered.slice(0, shown).map(({ uscc, name: each }) => (
          <li key={uscc}>
            <button type="button" className="choice" onClick={() => onChoose({ uscc, name: each })}>
              {each}
            </button>
          </li>
        ))}
        {found.length === 0 && name.length > 1 ? (
          <li>
            <button type="button" className="choice" onClick={() => onChoose({ name })}>
              {words.visit.lead(name)}
            </button>
          </li>
        ) : undefined}
      </ul>
    </section>
  )
}

async function recentFirms(store: Store): Promise<readonly string[]> {
  const items = await readItems(store)
  return items.flatMap(({ said: { form } }) => (isVisitForm(form) ? (form.firm?.uscc ?? []) : []))
}
