import { useQuery } from '@tanstack/react-query'
import { Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { FigureCourse } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import type { Search } from '../app/client.ts'
import { isRefusal } from '../app/refusal.ts'
import { Wide } from '../table/Wide.tsx'
import { dayText } from '../words/dates.ts'
import { count } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { courseQuery } from './figures.ts'

// ECharts is half of all our script; whoever never opens a chart never loads it.
const CourseChart = lazy(() => import('./CourseChart.tsx').then((module) => ({ default: module.CourseChart })))

const say = words.figures.course

/** The year of one figure against its target and both paces, as a picture or as a table. */
export function Course({ code, name, year, asked }: { code: string; name: string; year: number; asked: Search }) {
  const course = useQuery(courseQuery(code, { ...asked, year }))
  const [view, setView] = useState<'chart' | 'table'>('chart')
  // Figures without a course of the year, such as 称号, say so instead of failing.
  if (isRefusal(course.error, 404) || course.data?.points.length === 0) return null

  return (
    <section className="panel" aria-labelledby="course-title">
      <div className="section-head">
        <h2 id="course-title">{say.title}</h2>
        <Segmented
          aria-label={say.view}
          value={view}
          onChange={setView}
          options={[
            { value: 'chart', label: say.chart },
            { value: 'table', label: say.table },
          ]}
        />
      </div>
      <Asked query={course} rows={5}>
        {(answer) =>
          view === 'table' ? (
            <CourseTable course={answer} />
          ) : (
            <Suspense fallback={<Skeleton active paragraph={{ rows: 5 }} />}>
              <CourseChart course={answer} name={name} />
            </Suspense>
          )
        }
      </Asked>
    </section>
  )
}

function CourseTable({ course }: { course: FigureCourse }) {
  const cell = (value: number | null) => (value === null ? words.app.none : count(value))
  return (
    <Wide label={say.title}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say.day}</th>
            <th scope="col" className="number">
              {say.actual}
            </th>
            <th scope="col" className="number">
              {say.seasonal}
            </th>
            <th scope="col" className="number">
              {say.linear}
            </th>
            <th scope="col" className="number">
              {say.target}
            </th>
          </tr>
        </thead>
        <tbody>
          {course.points.map((point) => (
            <tr key={point.day}>
              <th scope="row">{dayText(point.day)}</th>
              <td className="number">{cell(point.actual)}</td>
              <td className="number">{cell(point.seasonal)}</td>
              <td className="number">{cell(point.linear)}</td>
              <td className="number">{cell(course.target)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
