import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Alert, Select } from 'antd'
import type { Figure } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { shortName, useUnits } from '../app/units.ts'
import { WithoutRuzhou } from '../app/WithoutRuzhou.tsx'
import { unitsSeen, useSession } from '../session/session.ts'
import { yearOf } from '../time/day.ts'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { periodText } from '../words/dates.ts'
import { figureText } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { BridgePicture } from './BridgePicture.tsx'
import { Course } from './Course.tsx'
import { definitionsQuery, figureQuery, hasBridge } from './figures.ts'
import { Members } from './Members.tsx'
import { Parts } from './Parts.tsx'
import { PeriodSelect } from './PeriodSelect.tsx'
import './figures.css'

const route = getRouteApi('/figures/$code')

/** 指标详情: what a figure means, how its year went, and who is in it, down to the records. */
export function FigurePage() {
  const { code } = route.useParams()
  const search = route.useSearch()
  const session = useSession()
  const inTime = useInTime()
  const asOf = useAsOf()
  const seen = unitsSeen(session)
  const unit = search.unit ?? seen[0] ?? session.city.unit
  const period = search.period ?? `${yearOf(asOf)}`
  const year = yearOf(period)
  const asked = { unit, without: search.without, title: search.title, ...inTime }
  const figure = useQuery(figureQuery(code, { ...asked, period }))

  return (
    <Asked query={figure} rows={10}>
      {(answer) => (
        <>
          <PageHead title={answer.name} note={`${periodText(period)} · ${words.figures.kinds[answer.kind]}`}>
            <FigureChoice code={code} />
            <UnitChoice unit={unit} />
            <PeriodSelect period={period} />
            <WithoutRuzhou />
          </PageHead>
          <Reading figure={answer} />
          {answer.missing > 0 && <Alert type="warning" showIcon title={words.app.states.missing(answer.missing)} />}
          <div className="figure-panels">
            {answer.kind !== 'ratio' && <Course code={code} name={answer.name} year={year} asked={asked} />}
            <Parts figure={answer} period={period} />
          </div>
          {hasBridge(code) && (
            <BridgePicture unit={unit} period={period} asked={{ without: search.without, ...inTime }} />
          )}
          <Members code={code} search={{ ...asked, period }} />
        </>
      )}
    </Asked>
  )
}

function Reading({ figure }: { figure: Figure }) {
  const { nameOf } = useUnits()
  const definition = useQuery(definitionsQuery).data?.items.find((candidate) => candidate.code === figure.code)
  return (
    <section className="panel reading">
      <div className="reading-value">
        <strong className="big">{figureText(figure.value)}</strong>
        {typeof figure.value === 'number' && <span>{words.figures.household}</span>}
        <span className="quiet">
          {nameOf(figure.unit)} · {words.figures.asOf(figure.asOf)}
        </span>
      </div>
      <dl className="definition">
        {definition && (
          <>
            <dt>{words.figures.formula}</dt>
            <dd>{definition.formula}</dd>
          </>
        )}
        <dt>{words.figures.note}</dt>
        <dd>
          {figure.note} <span className="quiet">{words.figures.version(figure.version)}</span>
        </dd>
      </dl>
    </section>
  )
}

function FigureChoice({ code }: { code: string }) {
  const navigate = useNavigate()
  const definitions = useQuery(definitionsQuery).data?.items ?? []
  return (
    <Select
      className="figure-choice"
      aria-label={words.figures.choose}
      value={code}
      showSearch={{ optionFilterProp: 'label' }}
      options={definitions.map((definition) => ({ value: definition.code, label: definition.name }))}
      onChange={(chosen) =>
        void navigate({ to: '/figures/$code', params: { code: chosen }, search: (search) => search })
      }
    />
  )
}

function UnitChoice({ unit }: { unit: string }) {
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
