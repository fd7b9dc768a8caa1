import type { CallBackShown } from '@titian/contract'
import type { ReactNode } from 'react'
import { useUnits } from '../app/units.ts'
import { Wide } from '../table/Wide.tsx'
import { count, percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'

const say = words.callBacks

export function OverturnedByUnit({ units }: { units: CallBackShown['units'] }) {
  const { shortNameOf } = useUnits()
  return (
    <Rates id="units-title" title={say.byUnit} of={[say.columns.unit]}>
      {units.map((row) => (
        <tr key={row.unit}>
          <th scope="row">{shortNameOf(row.unit)}</th>
          <Tally of={row} />
        </tr>
      ))}
    </Rates>
  )
}

/** By who was accountable on the day of closing. In the order of units and names: it is no ranking. */
export function OverturnedByOfficer({ officers }: { officers: CallBackShown['officers'] }) {
  const { shortNameOf } = useUnits()
  return (
    <Rates
      id="officers-title"
      title={say.byOfficer}
      help={say.byOfficerHelp}
      of={[say.columns.unit, say.columns.officer]}
    >
      {officers.map((row) => (
        <tr key={`${row.unit} ${row.officer ?? ''} ${row.name ?? ''}`}>
          <td className="short">{shortNameOf(row.unit)}</td>
          <th scope="row">
            {officerText(row)} {row.officer !== null && <span className="code quiet">{row.officer}</span>}
          </th>
          <Tally of={row} />
        </tr>
      ))}
    </Rates>
  )
}

function officerText({ officer, name }: CallBackShown['officers'][number]): string {
  if (officer !== null) return name ?? ''
  return name === null ? say.nobody : say.written(name)
}

function Rates({
  id,
  title,
  help,
  of,
  children,
}: {
  id: string
  title: string
  help?: string
  of: readonly string[]
  children: ReactNode
}) {
  const { columns } = say
  const heads = [...of, columns.drawn, columns.verified, columns.overturned, columns.rate]
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {help !== undefined && <p className="quiet">{help}</p>}
      <Wide label={title}>
        <table className="plain">
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </Wide>
    </section>
  )
}

function Tally({ of }: { of: CallBackShown['units'][number] | CallBackShown['officers'][number] }) {
  return (
    <>
      <td className="number">{count(of.drawn)}</td>
      <td className="number">{count(of.verified)}</td>
      <td className="number">{count(of.overturned)}</td>
      <td className="number">{of.rate === null ? words.app.none : percent(of.rate)}</td>
    </>
  )
}
