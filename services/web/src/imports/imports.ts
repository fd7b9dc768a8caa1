import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  AnswerImport,
  Import,
  ImportCreated,
  ImportList,
  ImportRow,
  ImportRows,
  ListKind,
  RefusedRows,
} from '@titian/contract'
import { ask, tell } from '../app/client.ts'

const pathOf = (importId: string) => `/api/imports/${encodeURIComponent(importId)}`
const pollMs = 700
/** A list in hand moves no figure until its first rows are counted, and live changes tell only of those. */
const underWayMs = { none: 10_000, some: 3_000 }

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ pageParam }) => ask<ImportList>('/api/imports', { limit: 30, cursor: pageParam ?? undefined }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
})

export function isWorking(status: Import['status']): boolean {
  return status === 'checking' || status === 'committing' || status === 'undoing'
}

/** How many lists are being read, taken in or taken back at the moment. */
export const underWayQuery = queryOptions({
  queryKey: ['imports', 'under-way'],
  queryFn: () => ask<ImportList>('/api/imports', { underWay: true, limit: 200 }),
  select: ({ items }) => items.length,
  refetchInterval: ({ state }) => (state.data && state.data.items.length > 0 ? underWayMs.some : underWayMs.none),
})

/** Asked again and again while the worker is at it. */
export function importQuery(importId: string) {
  return queryOptions({
    queryKey: ['imports', importId],
    queryFn: () => ask<Import>(pathOf(importId)),
    refetchInterval: (query) => (query.state.data && isWorking(query.state.data.status) ? pollMs : false),
  })
}

export type RowChoice = ImportRow['outcome'] | 'noted'

/** `from` is the first row that is asked for. */
export function rowsQuery(importId: string, outcome: RowChoice, from: number) {
  return infiniteQueryOptions({
    queryKey: ['imports', importId, 'rows', outcome, from],
    queryFn: ({ pageParam }) =>
      ask<ImportRows>(`${pathOf(importId)}/rows`, { outcome, limit: 50, cursor: pageParam ?? undefined }),
    initialPageParam: from > 1 ? String(from - 1) : null,
    getNextPageParam: (last) => last.next,
  })
}

/** Under which outcome a row of the list stands; null where it is in none of them. */
export function outcomeOfRowQuery(importId: string, row: number, outcomes: readonly ImportRow['outcome'][]) {
  const search = { limit: 1, ...(row > 1 ? { cursor: row - 1 } : {}) }
  return queryOptions({
    queryKey: ['imports', importId, 'row', row, outcomes],
    queryFn: async () => {
      for (const outcome of outcomes) {
        const { items } = await ask<ImportRows>(`${pathOf(importId)}/rows`, { outcome, ...search })
        if (items[0]?.row === row) return outcome
      }
      return null
    },
  })
}

export function refusedQuery(importId: string) {
  return infiniteQueryOptions({
    queryKey: ['imports', importId, 'refused'],
    queryFn: ({ pageParam }) =>
      ask<RefusedRows>(`${pathOf(importId)}/refused`, { limit: 50, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
}

export function refusedFile(importId: string): string {
  return `${pathOf(importId)}/refused.xlsx`
}

export interface Sent {
  readonly kind: ListKind | undefined
  readonly listedOn: string | undefined
}

export function sendFile(file: File, { kind, listedOn }: Sent, key: string) {
  const form = new FormData()
  if (kind !== undefined) form.set('kind', kind)
  if (listedOn !== undefined) form.set('listedOn', listedOn)
  // The file goes last, so that the api knows the fields before the stream begins.
  form.set('file', file)
  return tell<ImportCreated>('POST', '/api/imports', { form, key })
}

export function sendPasted(pasted: { text: string; html: string | undefined }, sent: Sent, key: string) {
  return tell<ImportCreated>('POST', '/api/imports/pasted', { body: { ...pasted, ...sent }, key })
}

export function answerImport(importId: string, body: AnswerImport, key: string) {
  return tell<unknown>('PATCH', pathOf(importId), { body, key })
}

export function commitImport(importId: string, key: string) {
  return tell<unknown>('POST', `${pathOf(importId)}/commit`, { key })
}

export function undoImport(importId: string, key: string) {
  return tell<unknown>('POST', `${pathOf(importId)}/undo`, { key })
}

export function acceptProposals(importId: string, rows: readonly number[] | undefined, key: string) {
  return tell<unknown>('POST', `${pathOf(importId)}/refused/accept`, { body: rows === undefined ? {} : { rows }, key })
}

export function confirmMatches(importId: string, key: string) {
  return tell<unknown>('POST', `${pathOf(importId)}/matches/confirm`, { key })
}

export function decideMatch(importId: string, row: number, uscc: string | null, key: string) {
  return tell<unknown>('POST', `${pathOf(importId)}/rows/${row}/match`, { body: { uscc }, key })
}
