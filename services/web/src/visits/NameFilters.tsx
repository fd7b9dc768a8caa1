import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { officerChoices } from '../assignments/assignments.ts'
import { useUnits } from '../app/units.ts'
import { words } from '../words/words.ts'
import { firmsFound } from './FirmSelect.tsx'
import './visits.css'

const say = words.visits.filters

interface NameFilterProps {
  /** As the address says it: a credit code, or an officer's 编号. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Visits of one firm, found by its name, pinyin or the end of its code. */
export function FirmFilter({ value, onChange }: NameFilterProps) {
  const [query, setQuery] = useState('')
  const { shortNameOf } = useUnits()
  const found = useQuery(firmsFound(query.trim())).data
  // A link that was sent on names only the code.
  const chosen = useQuery({ ...firmsFound(value ?? ''), enabled: value !== undefined }).data?.items ?? []
  const named = [...(found?.items ?? []), ...(found?.others ?? [])].map((firm) => ({
    value: firm.uscc,
    label: firm.name,
    detail: `${firm.name} · ${shortNameOf(firm.unit)}`,
  }))
  const known = chosen.map(({ uscc, name }) => ({ value: uscc, label: name, detail: name }))
  return <NameSelect name={say.firm} query={query} onQuery={setQuery} {...{ value, onChange, named, known }} />
}

/** One officer's, found by name or 编号. */
export function OfficerFilter({ value, onChange, name = say.officer }: NameFilterProps & { readonly name?: string }) {
  const [query, setQuery] = useState('')
  const found = useQuery(officerChoices(query.trim(), undefined)).data?.items ?? []
  const chosen = useQuery({ ...officerChoices(value ?? '', undefined), enabled: value !== undefined }).data?.items ?? []
  const choiceOf = ({ officer, name: called, organisation, firms }: (typeof found)[number]) => ({
    value: officer,
    label: called === null ? officer : `${called}（${officer}）`,
    detail: words.assignments.option(officer, called, organisation, firms),
  })
  return (
    <NameSelect
      name={name}
      query={query}
      onQuery={setQuery}
      named={found.map(choiceOf)}
      known={chosen.map(choiceOf)}
      {...{ value, onChange }}
    />
  )
}

interface Named {
  readonly value: string
  readonly label: string
  readonly detail: string
}

interface NameSelectProps extends NameFilterProps {
  readonly name: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly named: readonly Named[]
  /** Among which is the one that is chosen, whatever is sought at the moment. */
  readonly known: readonly Named[]
}

function NameSelect({ name, value, query, onQuery, named, known, onChange }: NameSelectProps) {
  const chosen = known.filter((each) => each.value === value && !named.some((other) => other.value === value))
  return (
    <Select<string, Named>
      aria-label={name}
      placeholder={name}
      className="filter filter-name"
      {...(value === undefined ? {} : { value })}
      options={[...chosen, ...named]}
      optionRender={({ data }) => data.detail}
      showSearch={{ filterOption: false, searchValue: query, onSearch: onQuery }}
      notFoundContent={say.notFound}
      popupMatchSelectWidth={false}
      allowClear
      onChange={(next: string | undefined) => {
        onQuery('')
        onChange(next)
      }}
    />
  )
}
