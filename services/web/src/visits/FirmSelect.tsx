import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { Enterprises } from '@titian/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { ask } from '../app/client.ts'
import { useUnits } from '../app/units.ts'
import { words } from '../words/words.ts'

const say = words.visits.form

/** A firm as a visit names it. */
export interface NamedFirm {
  readonly uscc: string
  readonly name: string
}

export function firmsFound(query: string) {
  return queryOptions({
    queryKey: ['visits', 'firms', query],
    // Without a query: the first of one's own.
    queryFn: () => ask<Enterprises>('/api/enterprises', { query: query === '' ? undefined : query, limit: 20 }),
    placeholderData: keepPreviousData,
  })
}

const nobody: readonly NamedFirm[] = []

interface FirmsSelectProps {
  readonly id?: string
  readonly value?: readonly NamedFirm[]
  readonly onChange?: (firms: readonly NamedFirm[]) => void
  /** More than one: a meeting. */
  readonly many?: boolean
}

/** Firms by name, pinyin or the end of their code; also those that one may name without seeing more of them. */
export function FirmsSelect({ id, value = nobody, onChange, many = true }: FirmsSelectProps) {
  const [query, setQuery] = useState('')
  const { shortNameOf } = useUnits()
  const found = useQuery(firmsFound(query.trim())).data
  const firms = [...(found?.items ?? []), ...(found?.others ?? [])]
  const known = new Map<string, NamedFirm>([...firms, ...value].map((firm) => [firm.uscc, firm]))
  const options = firms.map(({ uscc, name, unit }) => ({ value: uscc, label: name, unit }))
  return (
    <Select<{ value: string; label: React.ReactNode }[], (typeof options)[number]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      labelInValue
      value={value.map(({ uscc, name }) => ({ value: uscc, label: name }))}
      options={options}
      optionRender={({ data }) => `${data.label} · ${shortNameOf(data.unit)}`}
      showSearch={{ filterOption: false, searchValue: query, onSearch: setQuery }}
      notFoundContent={say.noFirm}
      {...(many ? {} : { maxCount: 1 })}
      onChange={(chosen) => {
        setQuery('')
        onChange?.(chosen.flatMap(({ value: uscc }) => known.get(uscc) ?? []).map(({ uscc, name }) => ({ uscc, name })))
      }}
    />
  )
}
