import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { OfficerLine } from '@titian/contract'
import { words } from '../words/words.ts'
import { officerChoices } from './assignments.ts'

const say = words.assignments

interface OfficerSelectProps {
  readonly id?: string
  /** Its name, where no form says it. */
  readonly label?: string
  readonly value?: string
  readonly onChange?: (officer: string | undefined) => void
  /** One who cannot be meant. */
  readonly except?: string | undefined
  /** Serving on this day. */
  readonly asOf?: string | undefined
  /** Opened as soon as it is there. */
  readonly autoFocus?: boolean
}

/** One officer of any unit, found by name or 编号; each with how many firms he has already. */
export function OfficerSelect({ id, label, value, onChange, except, asOf, autoFocus = false }: OfficerSelectProps) {
  const choices = useChoices(asOf, except)
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label, placeholder: label })}
      {...(value === undefined ? {} : { value })}
      {...choices}
      autoFocus={autoFocus}
      defaultOpen={autoFocus}
      allowClear
      onChange={(officer: string | undefined) => onChange?.(officer)}
    />
  )
}

interface OfficersSelectProps extends Pick<OfficerSelectProps, 'id' | 'asOf'> {
  readonly value?: string[]
  readonly onChange?: (officers: string[]) => void
}

/** Several of them. */
export function OfficersSelect({ id, value, onChange, asOf }: OfficersSelectProps) {
  const choices = useChoices(asOf)
  return (
    <Select<string[]>
      mode="multiple"
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...choices}
      onChange={(officers: string[]) => onChange?.(officers)}
    />
  )
}

function useChoices(asOf: string | undefined, except?: string) {
  const [query, setQuery] = useState('')
  const found = useQuery(officerChoices(query.trim(), asOf)).data?.items ?? []
  const options = found
    .filter(({ officer }) => officer !== except)
    .map((officer) => ({ value: officer.officer, label: nameOf(officer) }))
  return {
    options,
    showSearch: { filterOption: false, searchValue: query, onSearch: setQuery },
    notFoundContent: say.noOfficer,
  }
}

function nameOf({ officer, name, organisation, firms }: OfficerLine): string {
  return say.option(officer, name, organisation, firms)
}
