import type { UseQueryResult } from '@tanstack/react-query'
import { Alert, Button, Result, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { words } from '../words/words.ts'
import { isRefusal, Unreachable } from './refusal.ts'
import { RefusalAlert } from './RefusalAlert.tsx'

interface AskedProps<Answer> {
  readonly query: UseQueryResult<Answer>
  readonly rows?: number
  readonly children: (answer: Answer) => ReactNode
}

/** What a page shows while it waits, where it may not look, and when no answer came; else the answer. */
export function Asked<Answer>({ query, rows = 6, children }: AskedProps<Answer>) {
  if (query.data !== undefined) {
    return (
      <div className={query.isPlaceholderData ? 'asked asked-old' : 'asked'} aria-busy={query.isFetching}>
        {query.isRefetchError && <RefusalAlert error={query.error} />}
        {children(query.data)}
      </div>
    )
  }
  if (query.isPending) return <Waiting rows={rows} isCounting={isRefusal(query.failureReason, 503)} />
  return <AskFailed error={query.error} retry={() => void query.refetch()} />
}

/** What stands where an answer will be: nothing is said of what is not known yet. */
export function Waiting({ rows, isCounting = false }: { rows: number; isCounting?: boolean }) {
  return (
    <div role="status" aria-live="polite">
      {isCounting ? (
        <Alert type="info" showIcon title={words.app.states.staleTitle} description={words.app.states.stale} />
      ) : (
        <span className="for-readers">{words.app.loading}</span>
      )}
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

export function AskFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const { title, what, again } = said(error)
  const instance = isRefusal(error) ? error.problem.instance : undefined
  return (
    <Result
      status={again ? 'warning' : 'info'}
      title={title}
      subTitle={
        <>
          <div>{what}</div>
          {instance !== undefined && again && <div>{words.app.requestId(instance)}</div>}
        </>
      }
      extra={
        again && (
          <Button type="primary" onClick={retry}>
            {words.app.retry}
          </Button>
        )
      }
    />
  )
}

function said(error: unknown): { title: string; what: string; again: boolean } {
  const { states } = words.app
  if (error instanceof Unreachable) return { title: states.failedTitle, what: error.message, again: true }
  if (!isRefusal(error)) return { title: states.failedTitle, what: words.app.fault(500), again: true }
  const { status, title } = error.problem
  if (status === 503) return { title: states.staleTitle, what: states.stale, again: true }
  if (status === 403) return { title: states.forbiddenTitle, what: states.forbidden, again: false }
  if (status === 404) return { title: states.notFoundTitle, what: states.notFound, again: false }
  // What was asked cannot be answered, and asking again will not help; the api says what to ask instead.
  if (status < 500) return { title, what: '', again: false }
  return { title: states.failedTitle, what: title, again: true }
}
