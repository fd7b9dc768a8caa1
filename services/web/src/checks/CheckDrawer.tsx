import { useQuery } from '@tanstack/react-query'
import {
  checkFieldNames,
  checkHoldsWords,
  checkInputText,
  checkItems,
  checkItemWords,
  type CheckShown,
} from '@titian/contract'
import { Alert, Button, Drawer } from 'antd'
import { useState, type ReactNode } from 'react'
import { Asked } from '../app/Asked.tsx'
import { DownloadButton } from '../app/DownloadButton.tsx'
import { Mark, type Tone } from '../app/Mark.tsx'
import { useUnits } from '../app/units.ts'
import { History } from '../figures/EventLines.tsx'
import { useInTime } from '../time/in-time.ts'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import { formOf, checkQuery } from './checks.ts'
import { FirmName, Status, whoText } from './CheckTable.tsx'
import { ConcludeForm } from './ConcludeForm.tsx'
import { DropForm } from './DropForm.tsx'
import { RecordForm } from './RecordForm.tsx'
import { StaffForm } from './StaffForm.tsx'
import '../enterprises/enterprises.css'
import './checks.css'

const say = words.checks.detail

type Doing = 'staff' | 'record' | 'conclude' | 'drop'

/** One check whole: why it is, who goes, what they saw, how long is left, and what one may do with it now. */
export function CheckDrawer({ check, onClose }: { check: string; onClose: () => void }) {
  const shown = useQuery(checkQuery(check, { ...useInTime() }))
  const [doing, setDoing] = useState<Doing | undefined>(undefined)
  const done = () => setDoing(undefined)
  return (
    <Drawer open size={680} title={say.title} onClose={onClose}>
      <Asked query={shown}>
        {(answer) => (
          <>
            <p className="headline">
              <FirmName check={answer} />
            </p>
            <p>
              <Status check={answer} /> {answer.clock}
            </p>
            <Next check={answer} onDo={setDoing} />
            <Facts check={answer} />
            <Why check={answer} />
            <Findings check={answer} />
            <h3>{say.history}</h3>
            <History events={answer.events} />
            {doing === 'staff' && <StaffForm check={answer} onClose={done} />}
            {doing === 'record' && <RecordForm check={answer} onClose={done} />}
            {doing === 'conclude' && <ConcludeForm check={answer} onClose={done} />}
            {doing === 'drop' && <DropForm check={answer} onClose={done} />}
          </>
        )}
      </Asked>
    </Drawer>
  )
}

/** What is to be done now comes first and is the one full button. */
function Next({ check, onDo }: { check: CheckShown; onDo: (doing: Doing) => void }) {
  const { may, status, who } = check
  const hasTwo = who.length === 2
  const acts: readonly (readonly [Doing, string, boolean])[] = [
    ['conclude', say.conclude, may.concludeAs.length > 0],
    ['record', status === 'recorded' ? say.recordAnew : say.record, may.recordAs.length > 0],
    ['staff', hasTwo ? say.staffAnew : say.staff, may.staff],
    ['drop', say.drop, may.drop],
  ]
  const offered = acts.filter(([, , offers]) => offers)
  const waits =
    status === 'open' && !hasTwo && !may.staff
      ? say.waitsForTwo
      : status === 'recorded' && may.concludeAs.length === 0
        ? say.waitsForOther
        : undefined
  return (
    <>
      {waits !== undefined && <Alert type="info" showIcon title={waits} />}
      <div className="check-acts">
        {offered.map(([doing, name], index) => (
          <Button key={doing} type={index === 0 ? 'primary' : 'default'} onClick={() => onDo(doing)}>
            {name}
          </Button>
        ))}
        <DownloadButton path={formOf(check.check)}>{say.print}</DownloadButton>
      </div>
    </>
  )
}

function Facts({ check }: { check: CheckShown }) {
  const { shortNameOf } = useUnits()
  const person = (who: string) => words.checks.person(who, check.who.find((each) => each.who === who)?.name ?? null)
  const facts: readonly (readonly [string, ReactNode])[] = [
    [say.facts.uscc, check.uscc],
    [say.facts.unit, shortNameOf(check.unit)],
    [say.facts.year, words.checks.year(check.year)],
    [say.facts.who, whoText(check)],
    [say.facts.raisedOn, dayText(check.raisedOn)],
    [say.facts.reason, check.reason],
    [say.facts.recordedOn, check.recordedOn && dayText(check.recordedOn)],
    [say.facts.recordedBy, check.recordedBy && person(check.recordedBy)],
    [say.facts.concludedOn, check.concludedOn && dayText(check.concludedOn)],
    [say.facts.conclusion, check.conclusion],
    [say.facts.dropped, check.dropped],
  ]
  return (
    <dl className="facts check-facts">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

const verdictTones: Readonly<Record<CheckShown['judged'][number]['verdict'], Tone>> = {
  met: 'bad',
  unmet: 'good',
  unknown: 'warn',
}

function Why({ check: { judged, known, declared, rules } }: { check: CheckShown }) {
  const said = (input: CheckShown['known']) =>
    checkFieldNames(input)
      .map((field) => checkInputText(field, input))
      .join('；')
  return (
    <>
      <h3>{say.rules}</h3>
      <ul className="check-rules">
        {judged.map(({ rule, words: text, verdict }) => (
          <li key={rule}>
            <Mark tone={verdictTones[verdict]}>{say.verdicts[verdict]}</Mark> {text}
          </li>
        ))}
      </ul>
      <dl className="facts facts-long">
        {(
          [
            [say.known, known],
            [say.declared, declared],
          ] as const
        ).map(([name, input]) =>
          said(input) === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said(input)}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="quiet">{say.source(rules.source)}</p>
    </>
  )
}

const holdsTones: Readonly<Record<CheckShown['findings'][number]['holds'], Tone>> = {
  yes: 'good',
  no: 'bad',
  'not-seen': 'warn',
}

function Findings({ check: { findings, note } }: { check: CheckShown }) {
  return (
    <>
      <h3>{say.list}</h3>
      {findings.length === 0 && <p className="quiet">{say.notYet}</p>}
      <ul className="check-rules">
        {checkItems.map((item) => {
          const finding = findings.find((each) => each.item === item)
          return finding ? (
            <li key={item}>
              <Mark tone={holdsTones[finding.holds]}>{checkHoldsWords[finding.holds]}</Mark> {checkItemWords[item]}
              {finding.note !== undefined && <div className="quiet">{finding.note}</div>}
            </li>
          ) : null
        })}
      </ul>
      {note !== null && (
        <p>
          {say.note}：{note}
        </p>
      )}
    </>
  )
}
