import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { shortName, useUnits } from '../app/units.ts'
import { useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { definitionsQuery, growthOf } from './figures.ts'

/** Which figure; a figure's growth is read beside it, so it is no choice of its own. */
export function FigureChoice({ code }: { code: string }) {
  const navigate = useNavigate()
  const definitions = useQuery(definitionsQuery).data?.items ?? []
  const codes = new Set(definitions.map((definition) => definition.code))
  const isGrowth = (candidate: string) => [...codes].some((other) => growthOf(other) === candidate)
  return (
    <Select
      className="figure-choice"
      aria-label={words.figures.choose}
      value={code}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={definitions
        .filter((definition) => definition.code === code || !isGrowth(definition.code))
        .map((definition) => ({ value: definition.code, label: definition.name }))}
      onChange={(chosen) =>
        void navigate({
          to: '/figures/$code',
          params: { code: chosen },
          search: (search) => ({ ...search, title: undefined, officer: undefined }),
        })
      }
    />
  )
}

export function UnitChoice({ unit }: { unit: string }) {
  const navigate = useNavigate()
  const { city } = useSession()
  const { units } = useUnits()
  return (
    <Select
      className="unit-choice"
      aria-label={words.figures.unit}
      value={unit}
      options={[
        { value: city.unit, label: city.name },
        ...units.map((candidate) => ({ value: candidate.unit, label: shortName(candidate) })),
        { value: 'unknown', label: words.app.unitUnknown },
      ]}
      onChange={(chosen) => void navigate({ to: '.', search: (search) => ({ ...search, unit: chosen }) })}
    />
  )
}

/** Holders of which title; only 称号 asks. */
export function TitleChoice({ title }: { title: string | undefined }) {
  const navigate = useNavigate()
  return (
    <Select<string>
      className="figure-choice"
      aria-label={words.figures.title}
      placeholder={words.figures.anyTitle}
      {...(title === undefined ? {} : { value: title })}
      allowClear
      options={Object.entries(words.enterprises.titles).map(([value, label]) => ({ value, label }))}
      onChange={(chosen: string | undefined) =>
        void navigate({ to: '.', search: (search) => ({ ...search, title: chosen }) })
      }
    />
  )
}
