import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Enterprise } from '@titian/contract'
import { Mark } from '../app/Mark.tsx'
import { Asked } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { useUnits } from '../app/units.ts'
import { FirmPlanCard } from '../firm-plans/FirmPlanCard.tsx'
import { useMay } from '../session/session.ts'
import { useInTime } from '../time/in-time.ts'
import { words } from '../words/words.ts'
import { Details } from './Details.tsx'
import { enterpriseQuery } from './enterprises.ts'
import { FirmDemands } from './FirmDemands.tsx'
import { FirmOfficer } from './FirmOfficer.tsx'
import { MergeForm } from './MergeForm.tsx'
import { StateForm } from './StateForm.tsx'
import { TimelineList } from './TimelineList.tsx'
import { LogVisitForm } from '../visits/LogVisitForm.tsx'
import { BriefingLines } from '../my-work/BriefingLines.tsx'
import { TitlesHeld } from './TitlesHeld.tsx'
import './enterprises.css'

const say = words.enterprises
const route = getRouteApi('/enterprises/$uscc')

/** 企业档案: who a firm is, what it holds and held, and every record that says so. */
export function EnterprisePage() {
  const { uscc } = route.useParams()
  const inTime = useInTime()
  const firm = useQuery(enterpriseQuery(uscc, { ...inTime }))
  const mayCorrect = useMay('correct')
  const mayMerge = useMay('merge')
  const mayLog = useMay('logVisits')
  const seesDemands = useMay('seeDemands')
  const [doing, setDoing] = useState<'state' | 'merge' | 'visit' | undefined>(undefined)
  const done = () => setDoing(undefined)
  // What was known then cannot be corrected; only what is known now.
  const correctable = mayCorrect && inTime.knownAt === undefined

  return (
    <Asked query={firm} rows={12}>
      {(answer) => (
        <>
          <PageHead title={answer.name} note={<Identity firm={answer} />}>
            {mayLog && inTime.knownAt === undefined && (
              <Button onClick={() => setDoing('visit')}>{words.visits.logHere}</Button>
            )}
            {correctable && <Button onClick={() => setDoing('state')}>{say.timeline.state}</Button>}
            {correctable && mayMerge && <Button onClick={() => setDoing('merge')}>{say.merge.button}</Button>}
          </PageHead>
          <Differences firm={answer} />
          {/* A firm is a page of its own: a contact once shown must not stay for the next firm. */}
          <div className="firm" key={answer.uscc}>
            <div>
              {inTime.knownAt === undefined && inTime.asOf === undefined && <BriefingPart uscc={answer.uscc} />}
              <Details firm={answer} />
              <FirmOfficer firm={answer} />
              <FirmPlanCard firm={answer} />
              {seesDemands && <FirmDemands firm={answer} />}
              <TitlesHeld firm={answer} />
            </div>
            <TimelineList uscc={uscc} correctable={correctable} />
          </div>
          {doing === 'state' && <StateForm firm={answer} onClose={done} />}
          {doing === 'visit' && <LogVisitForm firm={{ uscc: answer.uscc, name: answer.name }} onClose={done} />}
          {doing === 'merge' && <MergeForm firm={answer} onClose={done} />}
        </>
      )}
    </Asked>
  )
}

/** What somebody who is about to call on the firm wants to know. */
function BriefingPart({ uscc }: { uscc: string }) {
  return (
    <section className="panel" aria-labelledby="briefing">
      <h2 id="briefing">{words.myWork.briefing.title}</h2>
      <BriefingLines uscc={uscc} />
    </section>
  )
}

function Identity({ firm }: { firm: Enterprise }) {
  const { shortNameOf } = useUnits()
  const [copied, setCopied] = useState(false)
  const copy = () => {
    // Without https there is no clipboard; the code can still be selected.
    void navigator.clipboard?.writeText(firm.uscc).then(() => setCopied(true))
  }
  return (
    <span className="identity">
      <span className="code">{firm.uscc}</span>
      {'clipboard' in navigator && (
        <Button size="small" type="text" aria-label={say.profile.copy} onClick={copy}>
          {copied ? words.app.copied : words.app.copy}
        </Button>
      )}
      <Mark>{shortNameOf(firm.unit)}</Mark>
      <Mark tone={firm.status === 'active' ? 'good' : 'plain'}>{say.statuses[firm.status]}</Mark>
      <Mark tone="info">{say.stages[firm.stage]}</Mark>
      {firm.industryLine !== null && <Mark>{say.titles[firm.industryLine] ?? firm.industryLine}</Mark>}
    </span>
  )
}

function Differences({ firm }: { firm: Enterprise }) {
  const { nameOf } = useUnits()
  return (
    <div className="notices">
      {!firm.inRegister && <Alert type="info" showIcon title={say.profile.notInRegister} />}
      {firm.unitsDiffer.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say.profile.unitsDiffer}
          description={
            <>
              {firm.unitsDiffer.map((other) => (
                <div key={other.position}>{say.profile.unitsDifferLine(nameOf(other.unit), other.source)}</div>
              ))}
              <div>{say.profile.unitsDifferWhat}</div>
            </>
          }
        />
      )}
      {firm.notes.map((note) => (
        <Alert key={note} type="info" showIcon title={note} />
      ))}
    </div>
  )
}
