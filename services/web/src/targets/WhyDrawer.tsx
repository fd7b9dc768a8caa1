import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Drawer } from 'antd'
import type { Lag, TargetProgress } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import { useUnits } from '../app/units.ts'
import { mayIn, useSession } from '../session/session.ts'
import { useInTime } from '../time/in-time.ts'
import { percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { EffortNumbers } from './EffortNumbers.tsx'
import { LagFirms } from './LagFirms.tsx'
import { ProgressNotes, targetText } from './ProgressNotes.tsx'
import { StatusMark } from './StatusMark.tsx'
import { lagQuery } from './targets.ts'

const say = words.targets.lag

/** Why one unit's indicator stands where it stands: a headline, then blocks of a sentence and the firms behind it. */
export function WhyDrawer({ item, year }: { item: TargetProgress; year: number }) {
  const { indicator, unit } = item
  const { nameOf } = useUnits()
  const session = useSession()
  const navigate = useNavigate()
  const inTime = useInTime()
  // Asking all the same would be written down as a refusal.
  const maySee = mayIn(session, 'seeReasons', unit)
  const lag = useQuery({ ...lagQuery({ indicator, unit, year, ...inTime }), enabled: maySee })
  const close = () =>
    void navigate({ to: '/', search: (search) => ({ ...search, why: undefined }), resetScroll: false })

  return (
    <Drawer open size={620} title={words.targets.whyOf(nameOf(unit), item.name)} onClose={close}>
      <p>
        <StatusMark status={item.status} pace={item.pace} />{' '}
        <Link to="/figures/$code" params={{ code: indicator }} search={{ unit, period: `${year}` }}>
          {say.figure}
        </Link>
        {mayIn(session, 'setTargets', session.city.unit) && (
          <>
            {' '}
            <Link
              to="/"
              search={(search) => ({ ...search, why: undefined, adjust: `${indicator}:${unit}` })}
              resetScroll={false}
            >
              {words.targetForms.adjust.open}
            </Link>
          </>
        )}
      </p>
      {maySee ? (
        <Asked query={lag}>{(answer) => <LagBlocks lag={answer} unit={unit} year={year} />}</Asked>
      ) : (
        <ProgressOnly item={item} />
      )}
      {maySee && !mayIn(session, 'seeEnterprises', unit) && <p className="quiet">{say.onlyCounts}</p>}
      <ForecastStages forecast={item.forecast} />
    </Drawer>
  )
}

function LagBlocks({ lag, unit, year }: { lag: Lag; unit: string; year: number }) {
  return (
    <>
      <p className="headline">{lag.headline}</p>
      {lag.blocks.map((block) => (
        <section key={block.title} className="lag-block">
          <h3>{block.title}</h3>
          <p>{block.sentence}</p>
          {block.firms.length > 0 && (
            <details open={block.firms.length <= 8}>
              <summary>{say.firms(block.firms.length)}</summary>
              <LagFirms firms={block.firms} />
            </details>
          )}
          {block.numbers && <EffortNumbers numbers={block.numbers} unit={unit} year={year} />}
        </section>
      ))}
    </>
  )
}

function ForecastStages({ forecast }: { forecast: TargetProgress['forecast'] }) {
  if (!('value' in forecast) || forecast.stages.length === 0) return null
  return (
    <section className="lag-block">
      <h3>{say.forecastStages}</h3>
      <ul>
        {forecast.stages.map((stage) => (
          <li key={stage.stage}>{say.stage(stage.name, stage.firms, percent(stage.conversion), forecast.basis)}</li>
        ))}
      </ul>
    </section>
  )
}

/** For those who read the figures but not the names behind them. */
function ProgressOnly({ item }: { item: TargetProgress }) {
  return (
    <>
      <p className="headline">
        {words.targets.lag.standing(item.actual, targetText(item), percent(item.share), item.gap)}
      </p>
      <ProgressNotes item={item} />
      <p className="quiet">{say.notYours}</p>
    </>
  )
}
