import { getRouteApi, useNavigate } from '@tanstack/react-router'
import {
  closingCodes,
  closingCodeWords,
  demandCategories,
  demandCategoryWords,
  demandSorts,
  demandSortWords,
  demandStatuses,
  demandStatusWords,
} from '@titian/contract'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { Mark } from '../app/Mark.tsx'
import { useNarrow } from '../app/narrow.ts'
import { shortName, useUnits } from '../app/units.ts'
import { Choice } from '../assignments/Choice.tsx'
import { OfficerSelect } from '../assignments/OfficerSelect.tsx'
import { useMay } from '../session/session.ts'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { scopes, type DemandsSearch } from './demands-search.ts'

const say = words.demands
const route = getRouteApi('/demands')

const nothing: DemandsSearch = {
  query: undefined,
  unit: undefined,
  officer: undefined,
  holder: undefined,
  state: undefined,
  category: undefined,
  closing: undefined,
  uscc: undefined,
}

interface DemandFiltersProps {
  readonly filtered: boolean
  /** The firm whose demands alone are shown, by its name. */
  readonly firm: string | undefined
}

/** The conditions of the ledger; they live in the address, so that a ledger can be sent on. */
export function DemandFilters({ filtered, firm }: DemandFiltersProps) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const asOf = useAsOf()
  const acts = useMay('actForOfficers')
  const narrow = useNarrow()
  const { units } = useUnits()
  const set = (change: DemandsSearch) =>
    void navigate({ to: '/demands', search: (before) => ({ ...before, ...change }), replace: true })

  const more = (
    <>
      <Choice
        name={say.filters.unit}
        value={search.unit}
        options={[
          ...units.map((unit) => ({ value: unit.unit, label: shortName(unit) })),
          { value: 'unknown', label: words.app.unitUnknown },
        ]}
        onChange={(unit) => set({ unit })}
      />
      {acts && (
        <span className="demand-officer">
          <OfficerSelect
            label={say.filters.officer}
            asOf={asOf}
            {...(search.officer === undefined ? {} : { value: search.officer })}
            onChange={(officer) => set({ officer })}
          />
        </span>
      )}
      <Choice
        name={say.filters.state}
        value={search.state}
        options={demandStatuses.map((state) => ({ value: state, label: demandStatusWords[state] }))}
        onChange={(state) => set({ state })}
      />
      <Choice
        name={say.filters.category}
        value={search.category}
        options={demandCategories.map((category) => ({ value: category, label: demandCategoryWords[category] }))}
        onChange={(category) => set({ category })}
      />
      {(search.scope === 'closed' || search.scope === 'all') && (
        <Choice
          name={say.filters.closing}
          value={search.closing}
          options={[
            ...closingCodes.map((code) => ({ value: code, label: closingCodeWords[code] })),
            { value: 'none' as const, label: say.listed },
          ]}
          onChange={(closing) => set({ closing })}
        />
      )}
      <TextField
        key={`holder ${search.holder}`}
        name={say.filters.holder}
        short
        value={search.holder}
        onTaken={(holder) => set({ holder })}
      />
      <Choice
        name={say.sort.label}
        value={search.sort}
        options={demandSorts.map((sort) => ({ value: sort, label: demandSortWords[sort] }))}
        onChange={(sort) => set({ sort })}
      />
    </>
  )

  return (
    <div className="filters demand-filters" role="search">
      <Segmented
        value={search.scope ?? 'open'}
        options={scopes.map((scope) => ({ value: scope, label: say.scopes[scope] }))}
        onChange={(scope) => set({ scope })}
      />
      <TextField
        key={`query ${search.query}`}
        name={say.filters.queryHelp}
        value={search.query}
        onTaken={(query) => set({ query })}
      />
      {narrow ? (
        <details className="demand-more" open={filtered}>
          <summary>{say.filters.more}</summary>
          {more}
        </details>
      ) : (
        more
      )}
      {search.uscc !== undefined && <Mark tone="info">{say.ofFirm(firm ?? search.uscc)}</Mark>}
      {filtered && (
        <Button type="link" onClick={() => set(nothing)}>
          {say.filters.clear}
        </Button>
      )}
    </div>
  )
}

interface TextFieldProps {
  readonly name: string
  readonly short?: boolean
  readonly value: string | undefined
  readonly onTaken: (text: string | undefined) => void
}

/** Taken on Enter or on leaving the field. */
function TextField({ name, short = false, value, onTaken }: TextFieldProps) {
  const [typed, setTyped] = useState(value ?? '')
  const take = () => {
    const text = typed.trim() === '' ? undefined : typed.trim()
    if (text !== value) onTaken(text)
  }
  return (
    <Input
      className={short ? 'demand-words-short' : 'demand-words'}
      aria-label={name}
      placeholder={name}
      value={typed}
      allowClear
      maxLength={60}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onPressEnter={take}
    />
  )
}
