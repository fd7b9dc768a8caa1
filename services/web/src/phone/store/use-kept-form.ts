import { useCallback, useEffect, useRef, useState } from 'react'
import { phone as words } from '../../words/phone.ts'
import { keepDraft, leaveItem, saveItem, type OutboxItem, type Saving } from './outbox.ts'
import { useStore } from './store.ts'

interface KeptForm<Form> {
  readonly form: Form
  readonly change: (changed: (before: Form) => Form) => void
  /** The form as it stands lies on the device. */
  readonly isKept: boolean
  readonly isSaving: boolean
  /** Why it could not be kept or saved, and what to do. */
  readonly wrong: string | undefined
  /** Something is under way that will change the form, as a photo that is made smaller: saving waits for it. */
  readonly hold: (work: Promise<void>) => void
  /** The form once nothing is under way any more. */
  readonly settled: () => Promise<Form>
  /** Answers whether it was saved; where not, the form stays as it is and `wrong` says why. */
  readonly save: (saving: Omit<Saving, 'said'>) => Promise<boolean>
}

/**
 * Keeps a form while it is typed, every letter at once: a phone may be gone the next moment. While one keeping is under
 * way, what is typed meanwhile waits for it, and of several only the last is kept. Left as it was opened, it leaves no
 * trace, by whichever way it was left.
 */
export function useKeptForm<Form>(
  { id }: Pick<OutboxItem, 'id'>,
  begun: Form,
  titleOf: (form: Form) => string,
): KeptForm<Form> {
  const store = useStore()
  const [form, setForm] = useState(begun)
  const [kept, setKept] = useState(begun)
  const [isSaving, setSaving] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const state = useRef({ form: begun, isBusy: false, isSaved: false, isShown: false, held: new Set<Promise<void>>() })

  const saidOf = (said: Form) => ({ title: titleOf(said), form: said })
  const keep = async () => {
    const { current } = state
    if (current.isBusy) return
    current.isBusy = true
    try {
      let last = kept
      let isLate = false
      while (!current.isSaved && !isLate && last !== current.form) {
        last = current.form
        isLate = !(await keepDraft(store, id, saidOf(last))) && !current.isSaved
      }
      if (!isLate) setKept(last)
      setWrong(isLate ? words.sentMeanwhile : undefined)
    } catch (error) {
      console.warn(error)
      setWrong(words.notSaved)
    } finally {
      current.isBusy = false
    }
  }
  const change = (changed: (before: Form) => Form) => {
    state.current.form = changed(state.current.form)
    setForm(state.current.form)
    void keep()
  }
  const hold = (work: Promise<void>) => {
    const { held } = state.current
    held.add(work)
    void work.finally(() => held.delete(work))
  }
  const settled = async () => {
    await Promise.allSettled(state.current.held)
    return state.current.form
  }
  const save = async (saving: Omit<Saving, 'said'>) => {
    const { current } = state
    setSaving(true)
    setWrong(undefined)
    try {
      current.isSaved = await saveItem(store, id, { ...saving, said: saidOf(current.form) })
      if (!current.isSaved) setWrong(words.sentMeanwhile)
    } catch (error) {
      console.warn(error)
      setWrong(words.notSaved)
    } finally {
      setSaving(false)
    }
    return current.isSaved
  }

  const leave = useCallback(async () => {
    const { current } = state
    await Promise.allSettled(current.held)
    // Whatever React does in between, what is on the screen again was not left; a locked device keeps what is open.
    if (current.isShown || current.isSaved || store.vault.isLocked) return
    if (JSON.stringify(current.form) === JSON.stringify(begun)) await leaveItem(store, id)
  }, [store, id, begun])
  useEffect(() => {
    const { current } = state
    current.isShown = true
    return () => {
      current.isShown = false
      void leave()
    }
  }, [leave])
  return { form, change, isKept: kept === form, isSaving, wrong, hold, settled, save }
}
