import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { shortName, useUnits } from '../app/units.ts'
import { words } from '../words/words.ts'
import { stages, type EnterprisesSearch } from './enterprises-search.ts'

const say = words.enterprises
const route = getRouteApi('/enterprises')
const restMs = 350

/** The conditions of the list; they live in the address, so that a list can be sent on. */
export function EnterpriseFilters({ filtered }: { filtered: boolean }) {
  const search = route.useSearch()
  const navigate = useNavigate()
  const { units } = useUnits()
  const set = (change: EnterprisesSearch) =>
    void navigate({ to: '/enterprises', search: (before) => ({ ...before, ...change }), replace: true })

  return (
    <div className="filters" role="search">
      <SearchField key={search.query ?? ''} query={search.query} onSearch={(query) => set({ query })} />
      <Choice
        name={say.filters.unit}
        value={search.unit}
        options={[
          ...units.map((unit) => ({ value: unit.unit, label: shortName(unit) })),
          { value: 'unknown', label: words.app.unitUnknown },
        ]}
        onChange={(unit) => set({ unit })}
      />
      <Choice
        name={say.filters.stage}
        value={search.stage}
        options={stages.map((stage) => ({ value: stage, label: say.stages[stage] }))}
        onChange={(stage) => set({ stage })}
      />
      <Choice
        name={say.filters.title}
        value={search.title}
        options={Object.entries(say.titles).map(([value, label]) => ({ value, label }))}
        onChange={(title) => set({ title })}
      />
      <Choice
        name={say.filters.register}
        value={search.register}
        options={[
          { value: 'in', label: say.register.in },
          { value: 'outside', label: say.register.outside },
        ]}
        onChange={(register) => set({ register })}
      />
      {filtered && (
        <Button
          type="link"
          onClick={() =>
            set({ query: undefined, unit: undefined, stage: undefined, title: undefined, register: undefined })
          }
        >
          {say.clear}
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly name: string
  readonly value: Value | undefined
  readonly options: readonly { value: Value; label: string }[]
  readonly onChange: (value: Value | undefined) => void
}

function Choice<Value extends string>({ name, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Select<Value>
      aria-label={name}
      placeholder={name}
      {...(value === undefined ? {} : { value })}
      options={[...options]}
      allowClear
      popupMatchSelectWidth={false}
      className="filter"
      onChange={(chosen: Value | undefined) => onChange(chosen)}
    />
  )
}

function SearchField({
  query,
  onSearch,
}: {
  query: string | undefined
  onSearch: (query: string | undefined) => void
}) {
  const [typed, setTyped] = useState(query ?? '')
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const router = useRouter()
  useEffect(() => {
    const forget = () => clearTimeout(waiting.current)
    // Whoever types and then goes elsewhere must not be called back while the other page still loads.
    const deaf = router.subscribe('onBeforeNavigate', ({ pathChanged }) => pathChanged && forget())
    return () => {
      forget()
      deaf()
    }
  }, [router])

  const go = (text: string) => {
    clearTimeout(waiting.current)
    const wanted = text.trim() === '' ? undefined : text.trim()
    if (wanted !== query) onSearch(wanted)
  }
  return (
    <Input.Search
      className="filter-search"
      aria-label={say.search}
      placeholder={say.searchHelp}
      value={typed}
      allowClear
      maxLength={60}
      onChange={(event) => {
        setTyped(event.target.value)
        clearTimeout(waiting.current)
        const text = event.target.value
        waiting.current = setTimeout(() => go(text), restMs)
      }}
      onSearch={go}
    />
  )
}
