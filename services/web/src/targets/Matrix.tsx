import { Link, useNavigate } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { firmsDue, type Pace, type TargetProgress, type Targets } from '@titian/contract'
import { useGridKeys } from '../app/grid-keys.ts'
import { useUnits } from '../app/units.ts'
import { may, useSession } from '../session/session.ts'
import { Wide } from '../table/Wide.tsx'
import { count, percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { StatusMark } from './StatusMark.tsx'
import { expectsOfFigure, matrixOf, worstOf } from './targets.ts'
import { WhyLink } from './WhyLink.tsx'
import './matrix.css'

const say = words.targets

export function Matrix({ targets, without }: { targets: Targets; without: boolean }) {
  const session = useSession()
  const { city } = session
  const { units, shortNameOf } = useUnits()
  const table = useGridKeys()
  const openWhy = useOpenWhy()
  const { indicators, rows } = matrixOf(
    targets.items,
    city.unit,
    units.map((unit) => unit.unit),
  )
  const nameOf = (unit: string) => (unit !== city.unit ? shortNameOf(unit) : without ? say.cityWithout : say.city)

  return (
    <section aria-labelledby="matrix-title">
      <div className="section-head">
        <h2 id="matrix-title">{say.matrix.title}</h2>
        <span className="quiet">{may(session, 'seeEnterprises') ? say.matrix.help : say.matrix.helpTotals}</span>
      </div>
      <Wide label={say.matrix.table(targets.year)}>
        <table className="matrix" ref={table}>
          <caption className="for-readers">{say.matrix.table(targets.year)}</caption>
          <thead>
            <tr>
              <th rowSpan={2} scope="col" className="matrix-unit">
                {say.columns.unit}
              </th>
              {indicators.map((indicator) => (
                <th key={indicator.code} colSpan={7} scope="colgroup" className="matrix-group">
                  {indicator.name}
                </th>
              ))}
            </tr>
            <tr>
              {indicators.map((indicator) => (
                <IndicatorHeads key={indicator.code} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const worst = worstOf(row.cells)
              return (
                <tr key={row.unit} className={row.unit === city.unit ? 'matrix-city' : undefined}>
                  <th scope="row" className="matrix-unit">
                    {worst ? (
                      <WhyLink indicator={worst.indicator} unit={row.unit}>
                        {nameOf(row.unit)}
                      </WhyLink>
                    ) : (
                      nameOf(row.unit)
                    )}
                  </th>
                  {indicators.map((indicator) => {
                    const item = row.cells.get(indicator.code)
                    return item ? (
                      <IndicatorCells
                        key={indicator.code}
                        item={item}
                        year={targets.year}
                        city={city.unit}
                        openWhy={openWhy}
                      />
                    ) : (
                      <td key={indicator.code} colSpan={7} className="matrix-first">
                        {words.app.none}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

function IndicatorHeads() {
  const { columns, columnHelp } = say
  return (
    <>
      <th scope="col" className="matrix-first">
        {columns.target}
      </th>
      <th scope="col">{columns.actual}</th>
      <HelpedHead name={columns.share} help={columnHelp.share} />
      <HelpedHead name={columns.rank} help={columnHelp.rank} />
      <HelpedHead name={columns.gap} help={columnHelp.gap} />
      <HelpedHead name={columns.pace} help={columnHelp.pace} />
      <th scope="col" className="matrix-status">
        {columns.status}
      </th>
    </>
  )
}

function HelpedHead({ name, help }: { name: string; help: string }) {
  return (
    <th scope="col" aria-label={name}>
      <Tooltip title={help}>
        <span className="helped">{name}</span>
      </Tooltip>
    </th>
  )
}

interface IndicatorCellsProps {
  readonly item: TargetProgress
  readonly year: number
  readonly city: string
  readonly openWhy: (item: TargetProgress) => void
}

function IndicatorCells({ item, year, city, openWhy }: IndicatorCellsProps) {
  const period = `${year}`
  const { indicator, unit, pace } = item
  const toFigure = { to: '/figures/$code', params: { code: indicator }, search: { unit, period } } as const
  // A click beside the numbers means the row: why is it as it is? The links in the cells do the same by keyboard.
  const ask = { onClick: () => openWhy(item) }
  return (
    <>
      <td className="number matrix-first" {...ask}>
        <Link {...toFigure} onClick={stay}>
          {item.target === null
            ? words.app.none
            : item.comparison === 'more-than'
              ? `＞${count(item.target)}`
              : count(item.target)}
        </Link>
      </td>
      <td className="number matrix-actual" {...ask}>
        {item.highTech ? (
          <HighTechCell numbers={item.highTech} unit={unit} period={period} />
        ) : (
          <Link {...toFigure} hash="members" onClick={stay}>
            {count(item.actual)}
          </Link>
        )}
      </td>
      <td className="number" {...ask}>
        <Link {...toFigure} onClick={stay}>
          {percent(item.share)}
        </Link>
      </td>
      <td className="number" {...ask}>
        {item.rank !== null && (
          <Link
            to="/figures/$code"
            params={{ code: indicator }}
            search={{ unit: city, period }}
            hash="parts"
            onClick={stay}
          >
            {item.rank}
          </Link>
        )}
      </td>
      <td className="number" {...ask}>
        <WhyLink indicator={indicator} unit={unit}>
          {item.gap === null ? words.app.none : count(item.gap)}
        </WhyLink>
      </td>
      <td className="number" title={paceHelp(pace)} {...ask}>
        <WhyLink indicator={indicator} unit={unit}>
          {expectsOfFigure(pace) ? count(firmsDue(pace.expected)) : words.app.none}
        </WhyLink>
      </td>
      <td className={item.status === 'behind' ? 'matrix-behind' : undefined} {...ask}>
        <WhyLink indicator={indicator} unit={unit}>
          <StatusMark status={item.status} pace={item.pace} />
        </WhyLink>
      </td>
    </>
  )
}

function HighTechCell({
  numbers,
  unit,
  period,
}: {
  numbers: { new: number; net: number; valid: number }
  unit: string
  period: string
}) {
  const texts = say.highTech(numbers)
  const to = '/figures/$code'
  const search = { unit, period }
  return (
    <span className="high-tech-cell">
      <Link to={to} params={{ code: 'high-tech.new' }} search={search} hash="members" onClick={stay}>
        {texts.new}
      </Link>
      {' · '}
      <Link to={to} params={{ code: 'high-tech.net' }} search={search} onClick={stay}>
        {texts.net}
      </Link>
      {' · '}
      <Link to={to} params={{ code: 'high-tech.valid' }} search={search} hash="members" onClick={stay}>
        {texts.valid}
      </Link>
    </span>
  )
}

function paceHelp(pace: Pace | null): string | undefined {
  if (pace?.season === 'batch-awaited') return say.card.batchAwaited
  return expectsOfFigure(pace) && pace.basis === 'linear' ? say.columnHelp.paceLinear : undefined
}

/** A link's click is its own; the cell around it must not open 为什么 as well. */
function stay(event: { stopPropagation: () => void }): void {
  event.stopPropagation()
}

function useOpenWhy() {
  const navigate = useNavigate()
  return (item: TargetProgress) =>
    void navigate({
      to: '/',
      search: (search) => ({ ...search, why: `${item.indicator}:${item.unit}` }),
      resetScroll: false,
    })
}
