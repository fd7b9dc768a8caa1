import type { Enterprise, TitleHeld } from '@titian/contract'
import { Wide } from '../table/Wide.tsx'
import { useAsOf } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { stateOf } from './held-state.ts'
import { axisOf } from './time-axis.ts'

const say = words.enterprises.titlesHeld

const ladders: readonly { line: TitleHeld['line']; titles: readonly string[] }[] = [
  { line: 'technology', titles: ['tech-sme', 'high-tech', 'gazelle', 'innovation-leader'] },
  { line: 'industry', titles: ['innovative-sme', 'specialized', 'little-giant', 'champion'] },
]

/** Both lines as ladders, then every title on a time axis, then the same as a table. */
export function TitlesHeld({ firm }: { firm: Enterprise }) {
  return (
    <section className="panel" aria-labelledby="titles-title">
      <h2 id="titles-title">{say.title}</h2>
      {ladders.map((ladder) => (
        <Ladder key={ladder.line} {...ladder} held={firm.titles} />
      ))}
      {firm.titles.length === 0 ? <p className="quiet">{say.none}</p> : <Axis titles={firm.titles} />}
    </section>
  )
}

interface LadderProps {
  readonly line: TitleHeld['line']
  readonly titles: readonly string[]
  readonly held: readonly TitleHeld[]
}

function Ladder({ line, titles, held }: LadderProps) {
  const name = words.enterprises.lines[line]
  return (
    <ol className="ladder" aria-label={say.ladder(name)}>
      <li className="ladder-name">{name}</li>
      {titles.map((title) => (
        <Rung key={title} title={title} state={stateOf(title, held)} />
      ))}
    </ol>
  )
}

/** What has run out stays on the ladder, but is no tick: the word says how it stands. */
function Rung({ title, state }: { title: string; state: TitleHeld['state'] | undefined }) {
  const name = words.enterprises.titles[title] ?? title
  if (state === 'valid') {
    return (
      <li className="ladder-on">
        ✓ {name}
        <span className="for-readers">{say.reached}</span>
      </li>
    )
  }
  return (
    <li className={state === undefined ? 'ladder-off' : `ladder-off ladder-${state}`}>
      {name}
      {state === undefined ? (
        <span className="for-readers">{say.notReached}</span>
      ) : (
        <span className="ladder-state">{words.enterprises.states[state]}</span>
      )}
    </li>
  )
}

function Axis({ titles }: { titles: readonly TitleHeld[] }) {
  const asOf = useAsOf()
  const axis = axisOf(titles, asOf)
  const { columns } = say
  return (
    <>
      <div className="axis" role="img" aria-label={`${say.axis}。${say.axisDescribed}`}>
        <div className="axis-row axis-years">
          <span />
          <span className="axis-field">
            {axis.years.map(({ year, left }) => (
              <span key={year} style={{ left: `${left * 100}%` }}>
                {year}
              </span>
            ))}
          </span>
        </div>
        {axis.rows.map((row) => (
          <div key={row.name} className="axis-row">
            <span>{row.name}</span>
            <span className="axis-field">
              {row.spans.map(({ held, left, width }) => (
                <span
                  key={`${held.from}${held.number ?? ''}`}
                  className={`axis-span axis-${held.state}`}
                  title={`${held.from} — ${held.through ?? say.open}`}
                  style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
                />
              ))}
              <i className="axis-now" style={{ left: `${axis.asOf * 100}%` }} title={`${say.asOf} ${asOf}`} />
            </span>
          </div>
        ))}
      </div>
      <Wide label={say.title}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{columns.title}</th>
              <th scope="col">{columns.from}</th>
              <th scope="col">{columns.through}</th>
              <th scope="col">{columns.state}</th>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.document}</th>
            </tr>
          </thead>
          <tbody>
            {titles.map((held) => (
              <tr key={`${held.title}${held.from}${held.number ?? ''}`}>
                <th scope="row">{held.name}</th>
                <td>{held.from}</td>
                <td>{held.through ?? say.open}</td>
                <td>{words.enterprises.states[held.state]}</td>
                <td className="code">{held.number ?? words.app.none}</td>
                <td>{held.document ?? words.app.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </>
  )
}
