import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { askAgain } from './ask-again.ts'
import { remember } from './client.ts'
import { again } from './query-client.ts'
import { newUuid } from './uuid.ts'

interface Telling<Said, Answer> {
  readonly tell: (said: Said, key: string) => Promise<Answer>
  readonly onTold?: (answer: Answer, said: Said) => void
  /** A preview writes nothing, so nothing needs to be read again. */
  readonly writes?: (said: Said) => boolean
}

/**
 * Tells the api something. The same content sent again after a failure, by us or by who presses the button once more,
 * goes under the same key, so that a lost answer cannot make it happen twice; then everything on the page is asked again, as of the position written.
 */
export function useTell<Said, Answer>({ tell, onTold, writes }: Telling<Said, Answer>) {
  const queries = useQueryClient()
  const last = useRef<{ content: string | Said; key: string } | undefined>(undefined)

  return useMutation({
    ...again,
    mutationFn: (said: Said) => {
      const content = said instanceof FormData || said instanceof File ? said : (JSON.stringify(said) ?? '')
      if (last.current?.content !== content) last.current = { content, key: newUuid() }
      return tell(said, last.current.key)
    },
    onSuccess: async (answer, said) => {
      last.current = undefined
      remember(positionOf(answer))
      if (writes === undefined || writes(said)) await askAgain(queries)
      onTold?.(answer, said)
    },
  })
}

function positionOf(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null || !('position' in answer)) return undefined
  return typeof answer.position === 'number' ? answer.position : undefined
}
