import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

const restMs = 1_500

/** Asks the page's questions again when the read models have passed new events, at most every second and a half. */
export function useLiveChanges(): void {
  const queries = useQueryClient()

  useEffect(() => {
    const changes = new EventSource('/api/changes')
    let waiting: ReturnType<typeof setTimeout> | undefined
    let told: string | undefined
    changes.addEventListener('change', (event) => {
      const position = String(event.data)
      // The first word of every connection says only where things stand.
      const moved = told !== undefined && told !== position
      told = position
      if (!moved) return
      waiting ??= setTimeout(() => {
        waiting = undefined
        void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
      }, restMs)
    })
    return () => {
      clearTimeout(waiting)
      changes.close()
    }
  }, [queries])
}
