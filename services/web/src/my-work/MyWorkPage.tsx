import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { MyWork, WorkLine } from '@titian/contract'
import { Result } from 'antd'
import { useState, type ReactNode } from 'react'
import { Asked } from '../app/Asked.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { OfficerSelect } from '../assignments/OfficerSelect.tsx'
import { useMay } from '../session/session.ts'
import { LogVisitForm } from '../visits/LogVisitForm.tsx'
import { words } from '../words/words.ts'
import { groupOf, groups, keyOf, myWorkQuery } from './my-work.ts'
import { DigestCard } from './DigestCard.tsx'
import { Line } from './Line.tsx'
import { useMoveByKeys } from './use-move-by-keys.ts'
import './my-work.css'

const say = words.myWork
const route = getRouteApi('/my-work')

/** 我的工作: what waits for an officer, the most pressing first; planners and county staff look at one officer's. */
export function MyWorkPage() {
  const { officer, line: opened } = route.useSearch()
  const acts = useMay('actForOfficers')
  const isOfficer = useMay('beOfficer')
  const whose = acts ? officer : undefined
  const work = useQuery(myWorkQuery(whose))
  const isChosen = isOfficer || whose !== undefined
  const navigate = useNavigate()
  const open = (line: string | undefined) =>
    void navigate({ to: '/my-work', search: (before) => ({ ...before, line }), replace: true, resetScroll: false })

  return (
    <>
      <PageHead
        title={whose === undefined ? say.title : say.titleOf(calledOf(whose, work.data))}
        note={
          work.data && (isChosen || work.data.items.length > 0) && say.found(work.data.items.length, work.data.today)
        }
      >
        {acts && (
          <span className="work-officer">
            <label htmlFor="work-officer">{say.officer}</label>
            <OfficerSelect
              id="work-officer"
              {...(whose === undefined ? {} : { value: whose })}
              onChange={(next) => void navigate({ to: '/my-work', search: { officer: next } })}
            />
          </span>
        )}
      </PageHead>
      {isOfficer && whose === undefined && <DigestCard />}
      <Asked query={work} rows={10}>
        {(answer) =>
          // Whoever leads has a list only where a check names him.
          isChosen || answer.items.length > 0 ? (
            <>
              {!isChosen && <p className="quiet">{say.choose}</p>}
              {answer.elsewhere > 0 && <p className="quiet">{say.elsewhere(answer.elsewhere)}</p>}
              <Lines work={answer} opened={opened} onOpen={open} />
            </>
          ) : (
            <Result status="info" title={say.chooseTitle} subTitle={say.choose} />
          )
        }
      </Asked>
    </>
  )
}

/** The list of the officer before may still be there. */
function calledOf(officer: string, work: MyWork | undefined): string {
  const name = work?.officers[0] === officer ? work.name : null
  return name === null ? officer : `${name}（${officer}）`
}

interface LinesProps {
  readonly work: MyWork
  readonly opened: string | undefined
  readonly onOpen: (line: string | undefined) => void
}

function Lines({ work: { today, officers, items }, opened, onOpen }: LinesProps) {
  const [visiting, setVisiting] = useState<WorkLine['firm']>(null)
  const list = useMoveByKeys<HTMLDivElement>()
  if (items.length === 0) return officers.length === 0 ? <NotLinked /> : <NothingToDo />
  return (
    <div ref={list}>
      <p className="quiet">
        {say.goes} <span className="work-keys">{say.keys}</span>
      </p>
      {groups.map((group) => (
        <Part key={group} group={group} lines={items.filter((line) => groupOf(line, today) === group)}>
          {(line) => (
            <Line
              key={keyOf(line)}
              line={line}
              today={today}
              isOpen={opened === keyOf(line)}
              onToggle={() => onOpen(opened === keyOf(line) ? undefined : keyOf(line))}
              onVisit={() => setVisiting(line.firm)}
            />
          )}
        </Part>
      ))}
      {visiting && <LogVisitForm firm={visiting} onClose={() => setVisiting(null)} />}
    </div>
  )
}

interface PartProps {
  readonly group: (typeof groups)[number]
  readonly lines: readonly WorkLine[]
  readonly children: (line: WorkLine) => ReactNode
}

function Part({ group, lines, children }: PartProps) {
  if (lines.length === 0) return null
  return (
    <section className={`work-group work-group-${group}`} aria-labelledby={`work-${group}`}>
      <h2 id={`work-${group}`}>
        {say.groups[group]} <span className="number">{lines.length}</span>{' '}
        <span className="quiet">{say.groupNotes[group]}</span>
      </h2>
      <ul className="work-lines">{lines.map(children)}</ul>
    </section>
  )
}

function NotLinked() {
  return <Result status="info" title={say.notLinkedTitle} subTitle={say.notLinked} />
}

function NothingToDo() {
  return (
    <Result
      status="success"
      title={say.noneTitle}
      subTitle={say.none}
      extra={
        <>
          <Link to="/assignments" search={{ view: 'firms' }}>
            {say.toFirms}
          </Link>{' '}
          <Link to="/visits">{say.toVisits}</Link>
        </>
      }
    />
  )
}
