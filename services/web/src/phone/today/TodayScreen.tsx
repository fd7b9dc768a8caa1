import { useState, useSyncExternalStore } from 'react'
import { phone as words } from '../../words/phone.ts'
import { CountedAt } from '../firms/CountedAt.tsx'
import { useFirms } from '../firms/use-firms.ts'
import { onOffline, readOffline } from '../offline/offline.ts'
import { go, hrefOf } from '../route.ts'
import { useLive } from '../store/live.ts'
import { readItems } from '../store/outbox.ts'
import { useStore } from '../store/store.ts'
import { useKnownSession, useSyncStatus } from '../sync/SyncProvider.tsx'
import { todayOf } from '../today.ts'
import { SyncPill } from './SyncPill.tsx'
import { readWork } from '../sync/pull-work.ts'
import { readUnsentVisits, splitTasks, tasksOf, workTasks, type Task } from './tasks.ts'

const shownAtFirst = 12

export function TodayScreen() {
  const store = useStore()
  const firms = useFirms()
  const session = useKnownSession()
  const { warning } = useSyncStatus()
  const { why } = useSyncExternalStore(onOffline, readOffline)
  const [isWhole, setWhole] = useState(false)
  const drafts = useLive(readItems, store)?.filter(({ state }) => state === 'draft')
  const today = todayOf(session)
  const work = useLive(readWork, store)
  const tasks = work ? workTasks(work) : tasksOf(firms ?? [], today)
  const { open, done } = splitTasks(tasks, useLive(readUnsentVisits, store) ?? [], today)
  const shown = isWhole ? open : open.slice(0, shownAtFirst)

  return (
    <>
      <header className="head">
        <h1>
          {words.today.title} <time dateTime={today}>{today}</time>
        </h1>
        <SyncPill />
      </header>
      {session ? <p className="quiet">{session.name}</p> : undefined}
      <CountedAt />
      {why === undefined ? undefined : <p className="hint">{why}</p>}
      {store.lost ? (
        <p className="hint" role="alert">
          {words.lost}
        </p>
      ) : undefined}
      {warning === undefined ? undefined : (
        <p className="hint" role="alert">
          {warning}
        </p>
      )}
      {drafts && drafts.length > 0 ? (
        <section aria-label={words.today.drafts}>
          <h2>{words.today.drafts}</h2>
          <ul className="cards">
            {drafts.map(({ id, said }) => (
              <li key={id}>
                <a href={hrefOf('entry', id)}>{said.title}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : undefined}
      <section aria-label={words.today.tasks}>
        <h2>
          {words.today.tasks} <span className="quiet">{open.length}</span>
        </h2>
        <ul className="cards">
          {shown.map((task) => (
            <TaskLine key={task.key} task={task} />
          ))}
        </ul>
        {open.length > shown.length ? (
          <button type="button" onClick={() => setWhole(true)}>
            {words.today.more(open.length - shown.length)}
          </button>
        ) : undefined}
        {done.length > 0 ? (
          <ul className="cards" aria-label={words.today.visited}>
            {done.map((task) => (
              <TaskLine key={task.key} task={task} isDone />
            ))}
          </ul>
        ) : undefined}
        {firms && tasks.length === 0 ? <p className="empty">{words.today.none}</p> : undefined}
      </section>
    </>
  )
}

function TaskLine({ task: { uscc, firm, why, rank, purpose }, isDone = false }: { task: Task; isDone?: boolean }) {
  return (
    <li className="task">
      <a href={uscc === undefined ? hrefOf('today') : hrefOf('firms', uscc)}>
        <strong>{firm}</strong>
        {isDone ? (
          <span className="mark">{words.today.visited}</span>
        ) : (
          <span className={rank === 0 ? 'due' : 'quiet'}>{why}</span>
        )}
      </a>
      {uscc === undefined || isDone ? undefined : (
        <button type="button" onClick={() => go('new', uscc, ...(purpose === undefined ? [] : [purpose]))}>
          {words.today.visit}
        </button>
      )}
    </li>
  )
}
