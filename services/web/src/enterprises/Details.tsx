import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ContactShown, Enterprise } from '@titian/contract'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { revealContact } from './enterprises.ts'

const say = words.enterprises.profile

export function Details({ firm }: { firm: Enterprise }) {
  const { details, observed } = firm
  const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? words.app.yes : words.app.no)
  const money = (value: number | undefined) => (value === undefined ? undefined : say.wan(value))
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say.foundedOn, details.foundedOn && dayText(details.foundedOn)],
    [say.industry, industryOf(details)],
    [say.size, details.size && words.enterprises.sizes[details.size]],
    [say.aboveScale, yesNo(details.aboveScale)],
    [say.capital, money(details.capital)],
    [say.revenue, <Told key="revenue" value={money(details.revenue)} observed={observed.revenue} />],
    [say.research, <Told key="research" value={money(details.research)} observed={observed.research} />],
    [
      say.employees,
      <Told
        key="employees"
        value={details.employees === undefined ? undefined : say.people(details.employees)}
        observed={observed.employees}
      />,
    ],
  ]
  return (
    <section className="panel" aria-labelledby="details-title">
      <h2 id="details-title">{say.details}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      <dl className="facts facts-long">
        <Fact name={say.address} value={details.address} />
        {firm.formerNames.length > 0 && (
          <Fact
            name={say.formerNames}
            value={firm.formerNames.map((former) => (
              <div key={`${former.name}${former.from ?? ''}`}>
                {former.name} <span className="quiet">{say.period(former.from, former.to)}</span>
              </div>
            ))}
          />
        )}
        {firm.formerCodes.length > 0 && <Fact name={say.formerCodes} value={firm.formerCodes.join('、')} />}
        <Fact name={say.contact} value={<Contact firm={firm} />} />
      </dl>
    </section>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value === undefined || value === '' ? <span className="quiet">{say.unknown}</span> : value}</dd>
    </div>
  )
}

/** A number with where it comes from, where that is no list: who was there wrote it down on a day. */
function Told({ value, observed }: { value: string | undefined; observed: Enterprise['observed']['revenue'] }) {
  if (value === undefined) return <span className="quiet">{say.unknown}</span>
  if (observed === undefined) return value
  const { on, visit, year } = observed
  return (
    <>
      {value}{' '}
      <Link to="/visits" search={{ visit }} className="quiet">
        {words.visits.source(on)}
        {year !== undefined && ` · ${words.visits.sourceYear(year)}`}
      </Link>
    </>
  )
}

function industryOf({ industry, industryName }: Enterprise['details']): string | undefined {
  const parts = [industryName, industry].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(' ')
}

/** Masked until someone asks; asking leaves a record. */
function Contact({ firm }: { firm: Enterprise }) {
  const reveal = useTell({
    tell: (uscc: string, key) => revealContact(uscc, key),
    writes: () => false,
  })
  if (firm.contact === null) return <span className="quiet">{say.noContact}</span>
  const shown: ContactShown = reveal.data ?? firm.contact
  return (
    <>
      {shown.name} {shown.phone}{' '}
      {reveal.data === undefined && (
        <Button size="small" title={say.revealWhy} loading={reveal.isPending} onClick={() => reveal.mutate(firm.uscc)}>
          {say.reveal}
        </Button>
      )}
      <RefusalAlert error={reveal.error} />
    </>
  )
}
