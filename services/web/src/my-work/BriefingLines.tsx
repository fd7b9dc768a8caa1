import { useQuery } from '@tanstack/react-query'
import { Asked } from '../app/Asked.tsx'
import { words } from '../words/words.ts'
import { briefingQuery } from './my-work.ts'
import './my-work.css'

const say = words.myWork.briefing
const lines = ['runsOut', 'askedLast', 'mayClaim'] as const

/** 进门之前: three lines of one firm. */
export function BriefingLines({ uscc }: { uscc: string }) {
  const briefing = useQuery(briefingQuery(uscc))
  return (
    <Asked query={briefing} rows={3}>
      {(answer) => (
        <dl className="briefing">
          {lines.map((line) => (
            <div key={line}>
              <dt className="quiet">{say[line]}</dt>
              <dd>{answer[line]}</dd>
            </div>
          ))}
        </dl>
      )}
    </Asked>
  )
}
