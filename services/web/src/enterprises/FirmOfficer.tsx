import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Enterprise, OfficersOfFirm } from '@titian/contract'
import { Asked } from '../app/Asked.tsx'
import { Mark } from '../app/Mark.tsx'
import { AssignForm } from '../assignments/AssignForm.tsx'
import { officersOfFirmQuery } from '../assignments/assignments.ts'
import { EndForm, ObjectForm } from '../assignments/LeaveFirmForms.tsx'
import { useMay } from '../session/session.ts'
import { useInTime } from '../time/in-time.ts'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'

const say = words.assignments.firm
const { person } = words.assignments

/** Who looks after the firm on the day, who did before, and who will. */
export function FirmOfficer({ firm }: { firm: Enterprise }) {
  const inTime = useInTime()
  const asked = useQuery(officersOfFirmQuery(firm.uscc, { ...inTime }))
  const assigns = useMay('assign') && inTime.knownAt === undefined
  const objects = useMay('objectToAssignments') && inTime.knownAt === undefined
  const [doing, setDoing] = useState<'assign' | 'end' | 'object' | undefined>(undefined)
  const done = () => setDoing(undefined)
  return (
    <section className="panel" aria-labelledby="officer-title">
      <div className="section-head">
        <h2 id="officer-title">{say.title}</h2>
        {assigns && (
          <Button size="small" onClick={() => setDoing('assign')}>
            {asked.data?.officer ? say.reassign : say.assign}
          </Button>
        )}
        {assigns && asked.data?.officer && (
          <Button size="small" onClick={() => setDoing('end')}>
            {say.end}
          </Button>
        )}
        {objects && asked.data?.officer?.objection === null && (
          <Button size="small" onClick={() => setDoing('object')}>
            {words.assignments.objecting.button}
          </Button>
        )}
      </div>
      <Asked query={asked} rows={2}>
        {(answer) => <Officers answer={answer} />}
      </Asked>
      {doing === 'assign' && (
        <AssignForm firms={[{ uscc: firm.uscc, name: firm.name }]} onClose={done} onAssigned={done} />
      )}
      {doing === 'end' && <EndForm firm={firm} onClose={done} />}
      {doing === 'object' && <ObjectForm firm={firm} onClose={done} />}
    </section>
  )
}

function Officers({ answer: { officer, others } }: { answer: OfficersOfFirm }) {
  return (
    <>
      {officer === null ? (
        <p className="quiet">{say.none}</p>
      ) : (
        <div>
          <strong>{person(officer.officer, officer.name)}</strong> {officer.organisation}{' '}
          <span className="quiet">
            {say.since(dayText(officer.from))} {officer.document}
          </span>{' '}
          {officer.cover !== null && (
            <Mark tone="info">
              {say.cover(person(officer.cover.officer, officer.cover.name), officer.cover.through)}
            </Mark>
          )}
          {officer.objection !== null && <Mark tone="warn">{say.objected(officer.objection)}</Mark>}
        </div>
      )}
      {others.length > 0 && (
        <details>
          <summary>{say.others}</summary>
          <ul className="officer-others">
            {others.map((other) => (
              <li key={`${other.officer} ${other.from}`}>
                {person(other.officer, other.name)}{' '}
                <span className="quiet">{say.period(other.from, other.through)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
