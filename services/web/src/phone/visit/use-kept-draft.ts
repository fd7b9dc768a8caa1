import { useCallback, useEffect, useRef, useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { keepDraft, type Said } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import type { VisitForm } from './visit-form.ts'

export function saidOf(form: VisitForm): Said {
  return { title: form.firm ? words.visit.titleOf(form.firm.name) : words.visit.untitled, form }
}

interface Kept {
  /** The form as it stands lies on the device. */
  readonly isKept: boolean
  /** From now on it is saved, or dropped: nothing of it is kept any more. */
  readonly done: () => void
}

/**
 * Keeps a form while it is typed, every letter at once: a phone may be gone the next moment. While one keeping is under
 * way, what is typed meanwhile waits for it, and of several only the last is kept.
 */
export function useKeptDraft(store: Store, id: string, begun: VisitForm, form: VisitForm): Kept {
  const [kept, setKept] = useState(begun)
  const state = useRef({ form, isDone: false, isBusy: false })
  useEffect(() => {
    const { current } = state
    current.form = form
    if (form === begun || current.isBusy) return
    const keep = async () => {
      current.isBusy = true
      let last: VisitForm | undefined
      while (!current.isDone && last !== current.form) {
        last = current.form
        await keepDraft(store, id, saidOf(last))
      }
      current.isBusy = false
      if (last) setKept(last)
    }
    void keep()
  }, [store, id, begun, form])
  const done = useCallback(() => {
    state.current.isDone = true
  }, [])
  return { isKept: kept === form, done }
}
