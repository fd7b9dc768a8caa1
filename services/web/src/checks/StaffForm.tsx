import { useQuery } from '@tanstack/react-query'
import type { CheckShown } from '@titian/contract'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { FormModal } from '../app/FormModal.tsx'
import { officerChoices } from '../assignments/assignments.ts'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { staffCheck } from './checks.ts'

const say = words.checks.staff
const account = /^[a-z][\w.-]+$/i

/** Two names: officers by name or 编号; who has none is named by account. */
export function StaffForm({ check, onClose }: { check: CheckShown; onClose: () => void }) {
  return (
    <FormModal
      say={say}
      what={say.what}
      begun={{ who: check.who.map((each) => each.who) }}
      tell={({ who }: { who: string[] }, key) => staffCheck(check.check, { who }, key)}
      onClose={onClose}
    >
      <Form.Item
        name="who"
        label={say.who}
        extra={say.whoHelp}
        rules={[{ required: true, type: 'array', len: 2, message: say.whoMissing }]}
      >
        <TwoPeople known={check.who} />
      </Form.Item>
    </FormModal>
  )
}

interface TwoPeopleProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (who: string[]) => void
  readonly known: CheckShown['who']
}

function TwoPeople({ id, value, onChange, known }: TwoPeopleProps) {
  const [query, setQuery] = useState('')
  const found = useQuery(officerChoices(query.trim(), useAsOf())).data?.items ?? []
  const people = new Map([
    ...known.map((each) => [each.who, each.name] as const),
    ...found.map(({ officer, name }) => [officer, name] as const),
  ])
  const options = [...people].map(([who, name]) => ({ value: who, label: words.checks.person(who, name) }))
  const typed = query.trim()
  if (account.test(typed) && !people.has(typed)) options.push({ value: typed, label: say.account(typed) })
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      maxCount={2}
      {...(value === undefined ? {} : { value })}
      options={options}
      notFoundContent={words.assignments.noOfficer}
      showSearch={{ filterOption: false, searchValue: query, onSearch: setQuery }}
      onChange={(who: string[]) => {
        setQuery('')
        onChange?.(who)
      }}
    />
  )
}
