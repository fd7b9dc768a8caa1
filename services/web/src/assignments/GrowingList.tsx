import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { AskFailed } from '../app/Asked.tsx'
import { words } from '../words/words.ts'

type Growing = Pick<
  UseInfiniteQueryResult,
  'isError' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
>

/** A list that grows by a button, or why it cannot be read. */
export function GrowingList({ query, children }: { query: Growing; children: ReactNode }) {
  if (query.isError) return <AskFailed error={query.error} retry={() => void query.refetch()} />
  return (
    <>
      {children}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {words.assignments.more}
        </Button>
      )}
    </>
  )
}
