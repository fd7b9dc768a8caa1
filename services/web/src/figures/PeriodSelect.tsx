import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { yearOf } from '../time/day.ts'
import { useAsOf } from '../time/in-time.ts'
import { monthText, periodText } from '../words/dates.ts'
import { words } from '../words/words.ts'

const yearsBack = 8

/** A year, one of its months, or its months so far. */
export function PeriodSelect({ period }: { period: string }) {
  const navigate = useNavigate()
  const now = yearOf(useAsOf())
  const year = yearOf(period)
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  const first = months[0] ?? ''
  const years = Array.from({ length: yearsBack + 1 }, (_, index) => `${now - index}`)
  const listed = years.includes(`${year}`) ? years : [`${year}`, ...years]
  const spans = months.slice(1).map((month) => `${first}..${month}`)
  // A span that someone wrote into the address stays choosable.
  const own = period.length === 4 || months.includes(period) || spans.includes(period) ? [] : [period]

  return (
    <Select
      className="period-choice"
      aria-label={words.figures.period}
      value={period}
      options={[
        {
          label: words.targets.year,
          options: [...listed, ...own].map((value) => ({ value, label: periodText(value) })),
        },
        { label: words.monthlyReport.month, options: months.map((value) => ({ value, label: monthText(value) })) },
        { label: words.figures.period, options: spans.map((value) => ({ value, label: periodText(value) })) },
      ]}
      onChange={(chosen) => void navigate({ to: '.', search: (search) => ({ ...search, period: chosen }) })}
    />
  )
}
