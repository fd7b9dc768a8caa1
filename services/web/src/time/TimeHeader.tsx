import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useUnits } from '../app/units.ts'
import { unitsSeen, useMay, useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { BusinessDayMove } from './BusinessDayMove.tsx'
import { lastDayOfMonth, monthOf, plusMonths, yearOf, type Day } from './day.ts'
import { DayField } from './DayField.tsx'
import { useAsOf, useInTime, type InTime } from './in-time.ts'
import { KnownAtForm } from './KnownAtForm.tsx'

/** What every data page says about itself: up to which day, on whose today, for which units. */
export function TimeHeader() {
  const session = useSession()
  const { nameOf } = useUnits()
  const asOf = useAsOf()
  const { knownAt } = useInTime()
  const go = useGoInTime()
  const mayMove = useMay('moveBusinessDay')
  const [open, setOpen] = useState<'known-at' | 'business-day' | undefined>(undefined)

  return (
    <>
      <div className="time-header">
        <label htmlFor="as-of">{words.time.asOf}</label>
        <DayField
          id="as-of"
          value={asOf}
          near={session.businessDay}
          onChange={(day) => go({ asOf: day === session.businessDay ? undefined : day })}
        />
        <Dropdown
          trigger={['click']}
          menu={{
            items: quickDays(session.businessDay).map(([label, day]) => ({
              key: day,
              label: `${label} ${day}`,
              onClick: () => go({ asOf: day === session.businessDay ? undefined : day }),
            })),
          }}
        >
          <Button type="text">{words.time.quick} ▾</Button>
        </Dropdown>
        {session.demonstration && (
          <span className="demonstration" title={words.time.demonstrationWhy}>
            {words.time.demonstration(session.businessDay)}
          </span>
        )}
        <span className="scope">{words.session.scope(unitsSeen(session).map(nameOf).join('、'))}</span>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'known-at', label: words.time.knownAt, onClick: () => setOpen('known-at') },
              ...(mayMove
                ? [{ key: 'business-day', label: words.time.move, onClick: () => setOpen('business-day') }]
                : []),
            ],
          }}
        >
          <Button>{words.app.more} ▾</Button>
        </Dropdown>
      </div>
      {asOf > session.businessDay && (
        <p className="ahead-strip" role="status">
          {words.time.ahead(session.businessDay)}
        </p>
      )}
      {knownAt !== undefined && (
        <div className="known-at-strip" role="status">
          <span>{words.time.knownAtOn(knownAt)}</span>
          <Button onClick={() => go({ knownAt: undefined })}>{words.time.knownAtOff}</Button>
        </div>
      )}
      {open === 'known-at' && (
        <KnownAtForm
          onClose={() => setOpen(undefined)}
          onChosen={(moment) => {
            setOpen(undefined)
            go({ knownAt: moment })
          }}
        />
      )}
      {open === 'business-day' && <BusinessDayMove onClose={() => setOpen(undefined)} />}
    </>
  )
}

function useGoInTime() {
  const navigate = useNavigate()
  return (change: InTime) => void navigate({ to: '.', search: (search) => ({ ...search, ...change }) })
}

function quickDays(today: Day): readonly (readonly [string, Day])[] {
  const month = monthOf(today)
  const quarter = plusMonths(month, -((Number(month.slice(5)) - 1) % 3) - 1)
  return [
    [words.time.today, today],
    [words.time.lastMonth, lastDayOfMonth(plusMonths(month, -1))],
    [words.time.lastQuarter, lastDayOfMonth(quarter)],
    [words.time.lastYear, `${yearOf(today) - 1}-12-31`],
  ]
}
