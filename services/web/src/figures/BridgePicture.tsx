import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Bridge } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import type { Search } from '../app/client.ts'
import { mayIn, useSession } from '../session/session.ts'
import { signed, count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { bridgeQuery } from './figures.ts'
import { endingBefore, waterfallOf, type Bar, type Step } from './waterfall.ts'
import './bridge.css'

const say = words.figures.bridge

/** Which figure's members are the firms of a step. */
const figureOf: Partial<Record<Step, string>> = {
  new: 'high-tech.new',
  movedIn: 'high-tech.moved-in',
  revoked: 'high-tech.revoked',
  movedOut: 'high-tech.moved-out',
  closed: 'high-tech.closed',
  renewedLate: 'high-tech.renewed-late',
  lapsed: 'high-tech.lapsed',
  pending: 'high-tech.pending',
  end: 'high-tech.valid',
}

/** The year's change of 高新技术企业, step by step; each step opens into its firms. */
export function BridgePicture({ unit, period, asked }: { unit: string; period: string; asked: Search }) {
  const bridge = useQuery(bridgeQuery({ ...asked, unit, period }))
  return (
    <section className="panel" aria-label={say.title(period)}>
      <h2>{say.title(period)}</h2>
      <Asked query={bridge} rows={4}>
        {(answer) => <Waterfall bridge={answer} unit={unit} period={period} />}
      </Asked>
    </section>
  )
}

function Waterfall({ bridge, unit, period }: { bridge: Bridge; unit: string; period: string }) {
  const session = useSession()
  const { floor, bars } = waterfallOf(bridge)
  return (
    <>
      <p>
        {say.sentence(bridge.start, bridge.end)}
        {mayIn(session, 'seeEnterprises', unit) ? say.opens : say.opensTotals}
      </p>
      <ol className="waterfall">
        {bars.map((bar) => (
          <li key={bar.step} className={bar.end ? 'is-end' : bar.change < 0 ? 'is-loss' : 'is-gain'}>
            <span className="waterfall-field" aria-hidden="true">
              <span
                style={{ bottom: `${bar.bottom * 100}%`, height: `${Math.max(bar.top - bar.bottom, 0.006) * 100}%` }}
              />
            </span>
            <BarLabel bar={bar} unit={unit} period={period} />
          </li>
        ))}
      </ol>
      {floor > 0 && <p className="quiet">{say.floor(floor)}</p>}
    </>
  )
}

function BarLabel({ bar, unit, period }: { bar: Bar; unit: string; period: string }) {
  const figure = figureBehind(bar, period)
  const label = (
    <>
      <strong>{bar.end ? count(bar.change) : signed(bar.change)}</strong>
      <span>{say[bar.step]}</span>
    </>
  )
  if (!figure) return <span className="waterfall-label">{label}</span>
  return (
    <Link
      className="waterfall-label"
      to="/figures/$code"
      params={{ code: figure.code }}
      search={{ unit, period: figure.period }}
      hash="members"
    >
      {label}
    </Link>
  )
}

/** Where the firms of a step are; those of the start are the firms of the year or month before. */
function figureBehind({ step, change }: Bar, period: string): { code: string; period: string } | undefined {
  if (step === 'start') return { code: 'high-tech.valid', period: endingBefore(period) }
  if (step === 'transferred')
    return { code: change > 0 ? 'high-tech.transferred-in' : 'high-tech.transferred-out', period }
  const code = figureOf[step]
  return code === undefined ? undefined : { code, period }
}
