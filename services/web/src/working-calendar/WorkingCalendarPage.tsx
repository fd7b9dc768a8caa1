import { queryOptions, useQuery } from '@tanstack/react-query'
import type { SetWorkingYear, WorkingCalendar, Written } from '@titian/contract'
import { App, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { Asked } from '../app/Asked.tsx'
import { ask, tell } from '../app/client.ts'
import { Mark } from '../app/Mark.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { RefusalAlert } from '../app/RefusalAlert.tsx'
import { useTell } from '../app/tell.ts'
import { useMay } from '../session/session.ts'
import { Wide } from '../table/Wide.tsx'
import { words } from '../words/words.ts'
import { daysIn, daysText, shortDays } from './days-text.ts'
import './working-calendar.css'

const say = words.workingCalendar

type Year = WorkingCalendar['years'][number]

const calendarQuery = queryOptions({
  queryKey: ['working-calendar'],
  queryFn: () => ask<WorkingCalendar>('/api/working-calendar'),
})

/** 工作日历: by which days the clocks of demands run, and the notice that says so. */
export function WorkingCalendarPage() {
  const calendar = useQuery(calendarQuery)
  const sets = useMay('setWorkingDays')
  const [changing, setChanging] = useState<Year | undefined>(undefined)
  return (
    <>
      <PageHead title={say.title}>
        {sets && calendar.data && (
          <Button type="primary" onClick={() => setChanging(nextYear(calendar.data.years))}>
            {say.add(nextYear(calendar.data.years).year)}
          </Button>
        )}
      </PageHead>
      <p className="quiet">{say.note}</p>
      <p className="quiet">{say.weekends}</p>
      <Asked query={calendar}>
        {({ years }) => (
          <Wide label={say.title}>
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{say.year}</th>
                  <th scope="col">{say.off}</th>
                  <th scope="col">{say.working}</th>
                  <th scope="col">{say.source}</th>
                  {sets && <th scope="col">{say.change}</th>}
                </tr>
              </thead>
              <tbody>
                {years.map((year) => (
                  <tr key={year.year}>
                    <th scope="row">{year.year}</th>
                    <td>
                      <Days days={year.off} />
                    </td>
                    <td>
                      <Days days={year.working} />
                    </td>
                    <td>
                      {year.source} {year.set && <Mark tone="info">{say.set}</Mark>}
                    </td>
                    {sets && (
                      <td>
                        <Button size="small" aria-label={say.changeOf(year.year)} onClick={() => setChanging(year)}>
                          {say.change}
                        </Button>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        )}
      </Asked>
      {changing && <YearForm key={changing.year} year={changing} onClose={() => setChanging(undefined)} />}
    </>
  )
}

/** No day breaks in two at the end of a line. */
function Days({ days }: { days: readonly string[] }) {
  return (
    <span className="working-days">
      {shortDays(days).map((stretch) => (
        <span key={stretch}>{stretch}</span>
      ))}
    </span>
  )
}

function nextYear(years: readonly Year[]): Year {
  const newest = Math.max(...years.map(({ year }) => year))
  return { year: newest + 1, off: [], working: [], source: '', set: true }
}

interface Draft {
  readonly off?: string
  readonly working?: string
  readonly source: string
}

function YearForm({ year, onClose }: { year: Year; onClose: () => void }) {
  const { message } = App.useApp()
  const set = useTell({
    tell: (body: SetWorkingYear, key) => tell<Written>('PUT', `/api/working-calendar/${year.year}`, { body, key }),
    onTold: () => {
      void message.success(say.saved)
      onClose()
    },
  })
  const readable = {
    validator: async (_: unknown, text: string | undefined) => {
      const read = daysIn(text ?? '', year.year)
      if ('wrong' in read) throw new Error(say.unreadable(read.wrong))
    },
  }
  const read = (text: string | undefined) => {
    const found = daysIn(text ?? '', year.year)
    return 'days' in found ? found.days : []
  }
  return (
    <Drawer open size={460} title={say.formTitle(year.year)} onClose={onClose} mask={{ closable: false }}>
      <Form<Draft>
        layout="vertical"
        initialValues={{ off: daysText(year.off), working: daysText(year.working), source: year.source }}
        onFinish={({ off, working, source }) => set.mutate({ off: read(off), working: read(working), source })}
      >
        <Form.Item name="off" label={say.off} extra={say.offHelp} rules={[readable]} validateTrigger="onBlur">
          <Input.TextArea rows={8} />
        </Form.Item>
        <Form.Item
          name="working"
          label={say.working}
          extra={say.workingHelp}
          rules={[readable]}
          validateTrigger="onBlur"
        >
          <Input.TextArea rows={5} />
        </Form.Item>
        <Form.Item
          name="source"
          label={say.source}
          rules={[{ required: true, whitespace: true, message: say.sourceMissing }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <RefusalAlert error={set.error} />
        <div className="form-actions">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={set.isPending}>
            {say.save}
          </Button>
        </div>
      </Form>
    </Drawer>
  )
}
