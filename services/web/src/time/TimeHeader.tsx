import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNarrow } from '../app/narrow.ts'
import { useUnits } from '../app/units.ts'
import { unitsSeen, useMay, useSession } from '../session/session.ts'
import { words } from '../words/words.ts'
import { BusinessDayMove } from './BusinessDayMove.tsx'
import { lastDayOfMonth, monthOf, plusMonths, yearOf, type Day } from './day.ts'
import { DayField } from './DayField.tsx'
import { useAsOf, useInTime, type InTime } from './in-time.ts'
import { KnownAtForm } from './KnownAtForm.tsx'

/** What every data page says about itself: up to which day, on whose today, for which units; on a phone in one line. */
export function TimeHeader() {
  const session = useSession()
  const { nameOf } = useUnits()
  const asOf = useAsOf()
  const { knownAt } = useInTime()
  const go = useGoInTime()
  const mayMove = useMay('moveBusinessDay')
  const narrow = useNarrow()
  const [open, setOpen] = useState<'known-at' | 'business-day' | undefined>(undefined)
  const scope = words.session.scope(unitsSeen(session).map(nameOf).join('、'))
  const quick = quickDays(session.businessDay).map(([label, day]) => ({
    key: `${label} ${day}`,
    label: `${label} ${day}`,
    onClick: () => go({ asOf: day === session.businessDay ? undefined : day }),
  }))
  const others = [
    { key: 'known-at', label: words.time.knownAt, onClick: () => setOpen('known-at') },
    ...(mayMove ? [{ key: 'business-day', label: words.time.move, onClick: () => setOpen('business-day') }] : []),
  ]

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
        {!narrow && (
          <Dropdown trigger={['click']} menu={{ items: [...quick] }}>
            <Button type="text">{words.time.quick} ▾</Button>
          </Dropdown>
        )}
        {session.demonstration && (
          <span className="demonstration" title={words.time.demonstrationWhy}>
            {narrow ? words.time.demonstrationShort : words.time.demonstration(session.businessDay)}
          </span>
        )}
        {!narrow && <span className="scope">{scope}</span>}
        <Dropdown
          trigger={['click']}
          menu={{
            items: narrow
              ? [
                  { key: 'scope', type: 'group', label: scope },
                  ...(session.demonstration
                    ? [{ key: 'today', type: 'group', label: words.time.demonstration(session.businessDay) } as const]
                    : []),
                  { key: 'quick', type: 'group', label: words.time.quick, children: [...quick] },
                  { type: 'divider' },
                  ...others,
                ]
              : others,
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
