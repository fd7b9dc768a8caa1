import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { visitModeWords, visitPurposeWords, visitResultWords, type VisitShown } from '@titian/contract'
import { Alert, Button, Drawer } from 'antd'
import { useState, type ReactNode } from 'react'
import { Asked } from '../app/Asked.tsx'
import { AttachmentFile } from '../app/AttachmentFile.tsx'
import { useUnits } from '../app/units.ts'
import { History } from '../figures/EventLines.tsx'
import { useInTime } from '../time/in-time.ts'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { AmendVisitForm } from './AmendVisitForm.tsx'
import { attachmentFile, visitQuery } from './visits.ts'
import { personText, VisitMarks } from './VisitTable.tsx'
import { WithdrawVisitForm } from './WithdrawVisitForm.tsx'
import '../enterprises/enterprises.css'
import './visits.css'

const say = words.visits.detail

interface VisitDrawerProps {
  readonly visit: string
  readonly writable: boolean
  readonly onClose: () => void
}

/** One visit whole: what it says now, and everything that was recorded of it. */
export function VisitDrawer({ visit, writable, onClose }: VisitDrawerProps) {
  const { knownAt } = useInTime()
  const shown = useQuery(visitQuery(visit, { knownAt }))
  const [doing, setDoing] = useState<'amend' | 'withdraw' | undefined>(undefined)
  const done = () => setDoing(undefined)
  return (
    <Drawer open size={640} title={say.title} onClose={onClose}>
      <Asked query={shown}>
        {(answer) => (
          <>
            {answer.status === 'withdrawn' && <Alert type="info" showIcon title={say.withdrawn} />}
            <p className="headline">{answer.name}</p>
            <VisitMarks visit={answer} />
            <Facts visit={answer} />
            {writable && answer.mayChange && (
              <div className="form-actions">
                <Button onClick={() => setDoing('withdraw')}>{say.withdraw}</Button>
                <Button onClick={() => setDoing('amend')}>{say.amend}</Button>
              </div>
            )}
            <h3>{say.history}</h3>
            <History events={answer.events} />
            {doing === 'amend' && <AmendVisitForm visit={answer} onClose={done} />}
            {doing === 'withdraw' && <WithdrawVisitForm visit={answer} onClose={done} />}
          </>
        )}
      </Asked>
    </Drawer>
  )
}

function Facts({ visit }: { visit: VisitShown }) {
  const { shortNameOf } = useUnits()
  const { attachments, findings, solvedOnTheSpot } = visit
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say.facts.on, dayText(visit.on)],
    [say.facts.firm, <FirmLink key="firm" visit={visit} />],
    [say.facts.unit, shortNameOf(visit.unit)],
    [say.facts.address, visit.address],
    [say.facts.mode, visitModeWords[visit.mode]],
    [say.facts.visitors, visit.visitors.map(personText).join('、')],
    [say.facts.purposes, visit.purposes.map((purpose) => visitPurposeWords[purpose]).join('、')],
    [say.facts.results, visit.results.map((result) => visitResultWords[result]).join('、')],
    [say.facts.note, visit.note],
    [say.facts.met, visit.met.map(({ name }) => name).join('、')],
    [say.facts.campaign, visit.campaign],
    [say.facts.findings, findings && findingText(findings)],
    [say.facts.solved, solvedOnTheSpot && (solvedOnTheSpot.text ?? say.solved)],
    [
      say.facts.commitments,
      visit.commitments.map(({ action, owner, due }) => <div key={action}>{say.commitment(action, owner, due)}</div>),
    ],
    [say.facts.raised, visit.raised.length > 0 && say.demands(visit.raised.length)],
    [say.facts.followedUp, visit.followedUp.length > 0 && say.demands(visit.followedUp.length)],
    [
      say.facts.attachments,
      attachments.length > 0 &&
        attachments.map((attachment, index) => (
          <AttachmentFile
            key={attachment.sha256}
            path={attachmentFile(visit.visit, attachment.sha256)}
            attachment={attachment}
            nth={index + 1}
          />
        )),
    ],
    [say.facts.next, visit.nextVisitOn && dayText(visit.nextVisitOn)],
    [say.facts.recordedOn, visit.recordedOn && dayText(visit.recordedOn)],
  ]
  const told = facts.filter(([, value]) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
  return (
    <>
      <dl className="facts visit-facts">
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {visit.meeting !== null && (
        <p>
          <Link to="/visits" search={{ meeting: visit.meeting }}>
            {say.meeting}
          </Link>
        </p>
      )}
    </>
  )
}

function FirmLink({ visit: { uscc, unit, name } }: { visit: VisitShown }) {
  if (uscc === null || unit === 'unknown') return name
  return (
    <Link to="/enterprises/$uscc" params={{ uscc }}>
      {name}
    </Link>
  )
}

function findingText({ employees, revenue, research, year }: NonNullable<VisitShown['findings']>): string {
  return [
    employees !== undefined && say.finding.employees(employees),
    revenue !== undefined && say.finding.revenue(revenue),
    research !== undefined && say.finding.research(research),
    year !== undefined && say.finding.year(year),
  ]
    .filter((part) => part !== false)
    .join('，')
}
