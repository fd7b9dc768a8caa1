import { demandCategoryWords } from '@titian/contract/words/demand-words'
import { useState, type FormEvent } from 'react'
import { phone as words } from '../../words/phone.ts'
import { goInstead, hrefOf } from '../route.ts'
import type { OutboxItem } from '../store/outbox.ts'
import { useKeptForm } from '../store/use-kept-form.ts'
import { useSync } from '../sync/SyncProvider.tsx'
import { NextStepField } from './NextStepField.tsx'
import { raisingPayload, wrongInRaising, type Raising } from './raising.ts'
import { SecrecyField } from './SecrecyField.tsx'

/** 提出需求 for a firm, apart from any visit. */
export function RaiseForm({ item, begun }: { item: OutboxItem; begun: Raising }) {
  const sync = useSync()
  const [missing, setMissing] = useState<string>()
  const title = ({ firm }: Raising) => words.demands.raiseTitle(firm)
  const { form, change, isSaving, wrong = missing, save } = useKeptForm(item, begun, title)
  const set = (changed: Partial<Raising>) => change((before) => ({ ...before, ...changed }))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacks = wrongInRaising(form)
    setMissing(lacks)
    if (lacks !== undefined || !(await save({ payload: raisingPayload(form) }))) return
    sync.poke()
    goInstead('firms', form.uscc)
  }

  return (
    <main className="screen form">
      <a className="back" href={hrefOf('firms', form.uscc)}>
        ‹ {words.back}
      </a>
      <h1>{words.demands.raise}</h1>
      <p>{form.firm}</p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <label>
          {words.visit.demandCategory}
          <select value={form.category} onChange={({ target }) => set({ category: target.value })}>
            {Object.entries(demandCategoryWords).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.visit.demandText}
          <textarea
            value={form.text}
            maxLength={2000}
            rows={4}
            onChange={({ target }) => set({ text: target.value })}
          />
        </label>
        <NextStepField step={form} today={form.on} onChange={set} />
        <details open={begun.secrecy !== 'open'}>
          <summary>{words.visit.more}</summary>
          <SecrecyField secrecy={form.secrecy} onChange={(secrecy) => set({ secrecy })} />
        </details>
        {wrong === undefined ? undefined : <p role="alert">{wrong}</p>}
        <button type="submit" className="primary save" disabled={isSaving}>
          {words.demands.save}
        </button>
      </form>
    </main>
  )
}
