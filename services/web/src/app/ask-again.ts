import type { QueryClient } from '@tanstack/react-query'

// Who is signed in and which units there are do not move with the log.
const still: readonly unknown[] = ['session', 'units']

/**
 * After a write: what is on the page is asked again; what other pages remember is forgotten, or they would show the
 * old figure for a moment to someone who came to see it move.
 */
export async function askAgain(queries: QueryClient): Promise<void> {
  queries.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => !still.includes(queryKey[0]) })
  await queries.invalidateQueries()
}
