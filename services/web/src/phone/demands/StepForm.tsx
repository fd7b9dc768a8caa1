import { closingCodeWords, verdictWords } from '@titian/contract/words/demand-words'
import { useState, type FormEvent } from 'react'
import { phone as words } from '../../words/phone.ts'
import { goInstead } from '../route.ts'
import type { OutboxItem } from '../store/outbox.ts'
import { useStore } from '../store/store.ts'
import { useKeptForm } from '../store/use-kept-form.ts'
import { useSync } from '../sync/SyncProvider.tsx'
import { todayOf } from '../today.ts'
import { useToday } from '../use-today.ts'
import { NextStepField } from './NextStepField.tsx'
import {
  askedIn,
  isAgainst,
  isPhoneCode,
  labelOf,
  owedIn,
  phoneCodes,
  stepPayload,
  stepTitle,
  wrongIn,
  type Step,
} from './step.ts'
import { whatItWaitsFor } from './what-it-waits-for.ts'

export function StepForm({ item, begun }: { item: OutboxItem; begun: Step }) {
  const store = useStore()
  const sync = useSync()
  const today = useToday() ?? todayOf(undefined)
  const [missing, setMissing] = useState<string>()
  const { form, change, isSaving, wrong = missing, save } = useKeptForm(item, begun, stepTitle)
  // Taken on the day on which it is saved first, however long its draft lay.
  const step = item.seq === undefined ? { ...form, on: today } : form
  const set = (changed: Partial<Step>) => change((before) => ({ ...before, ...changed }))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacks = wrongIn(step)
    setMissing(lacks)
    if (lacks !== undefined) return
    const dependsOn = await whatItWaitsFor(store, step.demand)
    if (!(await save({ payload: stepPayload(step), dependsOn }))) return
    sync.poke()
    goInstead('demands')
  }

  const owed = owedIn(form)
  const asked = askedIn(form)
  return (
    <main className="screen form">
      <a className="back" href="#/demands">
        ‹ {words.back}
      </a>
      <h1>{words.demands.move[form.move]}</h1>
      <p>
        {form.firm}
        <br />
        <span className="quiet">{form.text}</span>
      </p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {form.move === 'close' ? (
          <label>
            {words.demands.code}
            <select
              value={form.code}
              onChange={({ target }) => isPhoneCode(target.value) && set({ code: target.value })}
            >
              {phoneCodes.map((code) => (
                <option key={code} value={code}>
                  {closingCodeWords[code]}
                </option>
              ))}
            </select>
          </label>
        ) : undefined}
        {isAgainst(form) && form.verdict !== undefined ? (
          <p role="status" className="mark">
            {words.demands.againstFirm(verdictWords[form.verdict])}
          </p>
        ) : undefined}
        {asked.map((field) =>
          field === 'nextStep' ? (
            <NextStepField key={field} step={form} today={step.on} onChange={set} />
          ) : (
            <label key={field}>
              {labelOf(field, form.move, owed.includes(field))}
              {field === 'evidence' ? (
                <input
                  value={form.evidence}
                  maxLength={120}
                  onChange={({ target }) => set({ evidence: target.value })}
                />
              ) : (
                <textarea
                  value={form[field]}
                  maxLength={300}
                  rows={3}
                  onChange={({ target }) => set({ [field]: target.value })}
                />
              )}
            </label>
          ),
        )}
        {wrong === undefined ? undefined : <p role="alert">{wrong}</p>}
        <button type="submit" className="primary save" disabled={isSaving}>
          {words.demands.save}
        </button>
      </form>
    </main>
  )
}
