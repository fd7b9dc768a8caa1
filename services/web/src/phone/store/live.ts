import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'

/**
 * What a question to what lies on the device is answered, again whenever that changes, in this tab or another. The
 * question is a function that stays the same; what it asks of is handed to it.
 */
export function useLive<Source, Answer>(ask: (of: Source) => Promise<Answer>, of: Source): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>()
  useEffect(() => {
    const subscription = liveQuery(() => ask(of)).subscribe({
      next: setAnswer,
      // The database went away under the page; whoever writes next opens it again.
      error: (error: unknown) => console.warn(error),
    })
    return () => subscription.unsubscribe()
  }, [ask, of])
  return answer
}
