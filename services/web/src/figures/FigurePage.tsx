import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Figure } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import { MissingNote } from '../app/MissingNote.tsx'
import { PageHead } from '../app/PageHead.tsx'
import type { Search } from '../app/client.ts'
import { useUnits } from '../app/units.ts'
import { WithoutRuzhou } from '../app/WithoutRuzhou.tsx'
import { unitsSeen, useSession } from '../session/session.ts'
import { yearOf } from '../time/day.ts'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { periodText } from '../words/dates.ts'
import { figureText } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { BridgePicture } from './BridgePicture.tsx'
import { Course } from './Course.tsx'
import { Composed, isComposed } from './Composed.tsx'
import { FigureChoice, TitleChoice, UnitChoice } from './FigureChoices.tsx'
import { definitionsQuery, figureQuery, growthOf, hasBridge, useMeasure } from './figures.ts'
import { Members } from './Members.tsx'
import { OfficerNote } from './OfficerNote.tsx'
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
  const asked = { unit, without: search.without, title: search.title, officer: search.officer, ...inTime }
  const figure = useQuery(figureQuery(code, { ...asked, period }))

  return (
    <Asked query={figure} rows={10}>
      {(answer) => (
        <>
          <PageHead title={answer.name} note={`${periodText(period)} · ${words.figures.kinds[answer.kind]}`}>
            <FigureChoice code={code} />
            {code === 'titles' && <TitleChoice title={search.title} />}
            <UnitChoice unit={unit} />
            <PeriodSelect period={period} />
            <WithoutRuzhou />
          </PageHead>
          {search.officer !== undefined && <OfficerNote officer={search.officer} />}
          <Reading figure={answer} asked={{ ...asked, period }} />
          <MissingNote missing={answer.missing} />
          <div className="figure-panels">
            {answer.kind !== 'ratio' && <Course code={code} name={answer.name} year={year} asked={asked} />}
            <Parts figure={answer} period={period} />
          </div>
          {hasBridge(code) && (
            <BridgePicture unit={unit} period={period} asked={{ without: search.without, ...inTime }} />
          )}
          {isComposed(code) ? (
            <Composed code={code} />
          ) : (
            <Members code={code} unit={unit} search={{ ...asked, period }} />
          )}
        </>
      )}
    </Asked>
  )
}

function Reading({ figure, asked }: { figure: Figure; asked: Search }) {
  const { nameOf } = useUnits()
  const measure = useMeasure(figure.code)
  const definition = useQuery(definitionsQuery).data?.items.find((candidate) => candidate.code === figure.code)
  return (
    <section className="panel reading">
      <div className="reading-value">
        <strong className="big">{figureText(figure.value)}</strong>
        {typeof figure.value === 'number' && <span>{measure}</span>}
        <span className="quiet">
          {nameOf(figure.unit)} · {words.figures.asOf(figure.asOf)}
        </span>
        <Growth code={figure.code} asked={asked} />
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

/** 同比, where the figure has one: a link to how every unit grew. */
function Growth({ code, asked }: { code: string; asked: Search }) {
  const growth = growthOf(code)
  const exists = useQuery(definitionsQuery).data?.items.some((definition) => definition.code === growth) ?? false
  const value = useQuery({ ...figureQuery(growth, asked), enabled: exists }).data?.value
  if (typeof value !== 'object' || value.value === null) return null
  return (
    <Link to="/figures/$code" params={{ code: growth }} search={(search) => search}>
      {words.figures.growth(value.value, value.denominator)}
    </Link>
  )
}
