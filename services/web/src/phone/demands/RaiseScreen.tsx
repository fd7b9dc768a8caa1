import type { FieldFirm } from '@titian/contract'
import { demandCategoryWords } from '@titian/contract/words/demand-words'
import { useState, type FormEvent } from 'react'
import { newUuid } from '../../app/uuid.ts'
import { phone as words } from '../../words/phone.ts'
import { useFirms } from '../firms/use-firms.ts'
import { go, hrefOf } from '../route.ts'
import { beginItem, saveItem } from '../store/outbox.ts'
import { useStore } from '../store/store.ts'
import { useSync } from '../sync/SyncProvider.tsx'
import { plusDays } from '../today.ts'
import { useToday } from '../use-today.ts'
import { NextStepField } from './NextStepField.tsx'

/** 提出需求 for a firm, apart from any visit. */
export function RaiseScreen({ uscc }: { uscc: string }) {
  const firm = useFirms()?.find((each) => each.uscc === uscc)
  const today = useToday()
  if (!firm || today === undefined) return <p className="splash">{words.loading}</p>
  return <RaiseForm firm={firm} today={today} />
}

function RaiseForm({ firm, today }: { firm: FieldFirm; today: string }) {
  const { uscc } = firm
  const store = useStore()
  const sync = useSync()
  const [category, setCategory] = useState('N8')
  const [text, setText] = useState('')
  const [step, setStep] = useState({ action: '', due: plusDays(today, 7) })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const title = words.demands.raiseTitle(firm.name)
    const said = { title, form: { category, text, step } }
    const id = await beginItem(store, { type: 'raise-demand', said })
    const nextStep = step.action.trim() === '' ? {} : { nextStep: { action: step.action.trim(), due: step.due } }
    const { name } = firm
    const raised = { demand: newUuid(), uscc, name, category, text: text.trim(), channel: 'self-reported' }
    await saveItem(store, id, { said, payload: { ...raised, raisedOn: today, ...nextStep } })
    sync.poke()
    go('firms', uscc)
  }

  return (
    <main className="screen form">
      <a className="back" href={hrefOf('firms', uscc)}>
        ‹ {words.cancel}
      </a>
      <h1>{words.demands.raise}</h1>
      <p>{firm.name}</p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <label>
          {words.visit.demandCategory}
          <select value={category} onChange={({ target }) => setCategory(target.value)}>
            {Object.entries(demandCategoryWords).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.visit.demandText}
          <textarea value={text} maxLength={2000} rows={4} required onChange={({ target }) => setText(target.value)} />
        </label>
        <NextStepField step={step} today={today} onChange={setStep} />
        <button type="submit" className="primary save">
          {words.demands.save}
        </button>
      </form>
    </main>
  )
}
