import { useCallback, useEffect, useRef } from 'react'
import { phone as words } from '../../words/phone.ts'
import { keepDraft, type Said } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import type { VisitForm } from './visit-form.ts'

const keepAfterMs = 300

export function saidOf(form: VisitForm): Said {
  return { title: form.firm ? words.visit.titleOf(form.firm.name) : words.visit.untitled, form }
}

/** Keeps a form while it is typed, and whatever was typed when the page goes away; until it is said to be done. */
export function useKeptDraft(store: Store, id: string, begun: VisitForm, form: VisitForm): () => void {
  const latest = useRef({ form, isDone: false })
  useEffect(() => {
    latest.current.form = form
    if (form === begun) return
    const timer = setTimeout(() => {
      if (!latest.current.isDone) void keepDraft(store, id, saidOf(form))
    }, keepAfterMs)
    return () => clearTimeout(timer)
  }, [store, id, begun, form])
  useEffect(() => {
    const { current } = latest
    const keep = () => {
      if (!current.isDone && current.form !== begun) void keepDraft(store, id, saidOf(current.form))
    }
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      keep()
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [store, id, begun])
  return useCallback(() => {
    latest.current.isDone = true
  }, [])
}
