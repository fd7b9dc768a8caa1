import { useQuery } from '@tanstack/react-query'
import { monthlyDates, monthlyHeading, monthlySentence, monthlySource } from '@titian/contract/words/monthly-report'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Empty } from 'antd'
import { Asked } from '../app/Asked.tsx'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { MissingNote } from '../app/MissingNote.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { WithoutRuzhou } from '../app/WithoutRuzhou.tsx'
import { monthOf, plusMonths } from '../time/day.ts'
import { useAsOf, useInTime } from '../time/in-time.ts'
import { monthText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { monthlyReportFile, monthlyReportQuery } from './monthly-report.ts'
import { ReportTable } from './ReportTable.tsx'
import './monthly-report.css'

const say = words.monthlyReport
const route = getRouteApi('/monthly-report')

/** 月度通报: what goes out, as it will read, for any month. */
export function MonthlyReportPage() {
  const { month: asked, without } = route.useSearch()
  const asOf = useAsOf()
  const month = asked ?? monthOf(asOf)
  const search = { month, without, ...useInTime() }
  const report = useQuery(monthlyReportQuery(search))
  // A month without targets and lists has no table to send out.
  const hasFiles = !report.isError && report.data?.tables.length !== 0

  return (
    <>
      <PageHead title={say.title}>
        <MonthSteps month={month} />
        <WithoutRuzhou />
      </PageHead>
      {hasFiles && (
        <div className="report-files">
          <DownloadButton type="primary" path={monthlyReportFile('docx')} search={search}>
            {say.downloadText}
          </DownloadButton>
          <DownloadButton path={monthlyReportFile('xlsx')} search={search}>
            {say.downloadSheet}
          </DownloadButton>
          <span className="quiet">{say.downloadWhy}</span>
        </div>
      )}
      <Asked query={report} rows={12}>
        {(answer) =>
          answer.tables.length === 0 ? (
            <Empty description={say.none} />
          ) : (
            <article className="report">
              <MissingNote missing={answer.missing} />
              <h2>{answer.title}</h2>
              <p className="report-dates">{monthlyDates(answer)}</p>
              {answer.tables.map((table, index) => (
                <ReportTable
                  key={table.indicator}
                  table={table}
                  heading={monthlyHeading(table, index)}
                  sentence={monthlySentence(table, answer.asOf)}
                  month={answer.month}
                  asOf={answer.asOf}
                />
              ))}
              <p className="quiet">{monthlySource(answer)}</p>
            </article>
          )
        }
      </Asked>
    </>
  )
}

function MonthSteps({ month }: { month: string }) {
  const navigate = useNavigate()
  const go = (next: string) =>
    void navigate({ to: '/monthly-report', search: (search) => ({ ...search, month: next }) })
  return (
    <span className="steps" role="group" aria-label={say.month}>
      <Button aria-label={say.earlier} onClick={() => go(plusMonths(month, -1))}>
        ◀
      </Button>
      <strong>{monthText(month)}</strong>
      <Button aria-label={say.later} onClick={() => go(plusMonths(month, 1))}>
        ▶
      </Button>
    </span>
  )
}
