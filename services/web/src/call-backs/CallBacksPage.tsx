import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { CallBackSample } from '@titian/contract'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import { Asked } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { Wide } from '../table/Wide.tsx'
import { useInTime } from '../time/in-time.ts'
import { count, percent } from '../words/numbers.ts'
import { words } from '../words/words.ts'
import { callBacksQuery } from './call-backs.ts'
import { CallBackLines } from './CallBackLines.tsx'
import { DrawForm } from './DrawForm.tsx'
import './call-backs.css'

const say = words.callBacks
const route = getRouteApi('/call-backs')

/** 回访: what was drawn, what the calls came to, and whom to call next. */
export function CallBacksPage() {
  const { sample } = route.useSearch()
  const inTime = useInTime()
  const samples = useQuery(callBacksQuery({ ...inTime }))
  const [drawing, setDrawing] = useState(false)
  return (
    <>
      <PageHead title={say.title}>
        <Button type="primary" onClick={() => setDrawing(true)}>
          {say.draw}
        </Button>
      </PageHead>
      <p className="quiet">{say.note}</p>
      <p className="quiet">{say.rateHelp}</p>
      <Asked query={samples}>
        {({ items }) =>
          items.length === 0 ? <Empty description={say.none} /> : <Samples samples={items} open={sample} />
        }
      </Asked>
      {sample !== undefined && <CallBackLines sample={sample} />}
      {drawing && <DrawForm onClose={() => setDrawing(false)} />}
    </>
  )
}

function Samples({ samples, open }: { samples: readonly CallBackSample[]; open: string | undefined }) {
  const { columns } = say
  return (
    <Wide label={say.title} className="call-backs">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{columns.drawnOn}</th>
            <th scope="col">{columns.period}</th>
            <th scope="col">{columns.closed}</th>
            <th scope="col">{columns.drawn}</th>
            <th scope="col">{columns.verified}</th>
            <th scope="col">{columns.overturned}</th>
            <th scope="col">{columns.rate}</th>
            <th scope="col">{say.lines}</th>
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => (
            <tr key={sample.sample} aria-current={sample.sample === open ? 'true' : undefined}>
              <th scope="row">{sample.drawnOn}</th>
              <td>
                {say.period(sample.from, sample.through)}
                <div className="quiet">{say.seed(percent(sample.share), sample.seed)}</div>
              </td>
              <td className="number">{count(sample.closed)}</td>
              <td className="number">{count(sample.drawn)}</td>
              <td className="number">{count(sample.verified)}</td>
              <td className="number">{count(sample.overturned)}</td>
              <td className="number">{sample.rate === null ? words.app.none : percent(sample.rate)}</td>
              <td>
                <Link to="/call-backs" search={{ sample: sample.sample }} aria-label={say.openOf(sample.drawnOn)}>
                  {say.open}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
