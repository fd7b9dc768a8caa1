import { closingCodeWords } from '@titian/contract/words/demand-words'
import { useState, type FormEvent } from 'react'
import { phone as words } from '../../words/phone.ts'
import { openDemands, useFirms, type OpenDemand } from '../firms/use-firms.ts'
import { go } from '../route.ts'
import { beginItem, saveItem } from '../store/outbox.ts'
import { useStore } from '../store/store.ts'
import { useSync } from '../sync/SyncProvider.tsx'
import { plusDays } from '../today.ts'
import { useToday } from '../use-today.ts'
import { askedFor, isPhoneMove, type PhoneMove } from './moves.ts'
import { NextStepField } from './NextStepField.tsx'
import { whatItWaitsFor } from './what-it-waits-for.ts'

export function MoveScreen({ demand, move }: { demand: string; move: string }) {
  const firms = useFirms()
  const today = useToday()
  const found = openDemands(firms ?? []).find((open) => open.demand.demand === demand)
  if (!firms || today === undefined) return <p className="splash">{words.loading}</p>
  if (!found || !isPhoneMove(move)) return <p className="empty">{words.firm.gone}</p>
  return <MoveForm found={found} move={move} today={today} />
}

/** C8 goes into another demand and C1 to C7 are what can be said on the way. */
const codes = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] as const

interface Props {
  readonly found: OpenDemand
  readonly move: PhoneMove
  readonly today: string
}

function MoveForm({ found: { demand, firm }, move, today }: Props) {
  const store = useStore()
  const sync = useSync()
  const asked = askedFor[move]
  const [said, setSaid] = useState({ note: '', answer: '', reason: '', code: 'C1', evidence: '' })
  const [step, setStep] = useState({ action: demand.nextAction ?? '', due: plusDays(today, 7) })
  const [wrong, setWrong] = useState<string>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const missing = (['note', 'answer', 'reason'] as const).find(
      (field) => asked.includes(field) && said[field].trim() === '',
    )
    if (missing) return setWrong(words.demands.missing(words.demands[missing]))
    if (asked.includes('nextStep') && (step.action.trim() === '' || step.due === ''))
      return setWrong(words.demands.missing(words.demands.nextAction))
    const title = words.demands.titleOf(words.demands.move[move], firm.name)
    const dependsOn = await whatItWaitsFor(store, demand.demand)
    const id = await beginItem(store, {
      type: 'move-demand',
      subject: demand.demand,
      said: { title, form: { move, said, step } },
    })
    const payload = payloadOf()
    await saveItem(store, id, { said: { title, form: { move, said, step } }, payload, dependsOn })
    sync.poke()
    go('demands')
  }

  const payloadOf = () => ({
    move,
    seen: demand.seen,
    on: today,
    ...(asked.includes('note') ? { note: said.note.trim() } : {}),
    ...(asked.includes('answer') ? { answer: said.answer.trim() } : {}),
    ...(asked.includes('reason') ? { reason: said.reason.trim() } : {}),
    ...(asked.includes('nextStep') ? { nextStep: { action: step.action.trim(), due: step.due } } : {}),
    ...(asked.includes('code')
      ? {
          code: said.code,
          ...(said.note.trim() === '' ? {} : { note: said.note.trim() }),
          ...(said.evidence.trim() === '' ? {} : { evidence: [evidenceIn(said.evidence)] }),
        }
      : {}),
  })

  const field = (name: 'note' | 'answer' | 'reason', label: string) => (
    <label>
      {label}
      <textarea
        value={said[name]}
        maxLength={300}
        rows={3}
        onChange={({ target }) => setSaid({ ...said, [name]: target.value })}
      />
    </label>
  )

  return (
    <main className="screen form">
      <a className="back" href="#/demands">
        ‹ {words.cancel}
      </a>
      <h1>{words.demands.move[move]}</h1>
      <p>
        {firm.name}
        <br />
        <span className="quiet">{demand.text}</span>
      </p>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {asked.includes('note') ? field('note', words.demands.note) : undefined}
        {asked.includes('answer') ? field('answer', words.demands.answer) : undefined}
        {asked.includes('reason') ? field('reason', words.demands.reason) : undefined}
        {asked.includes('code') ? (
          <>
            <label>
              {words.demands.code}
              <select value={said.code} onChange={({ target }) => setSaid({ ...said, code: target.value })}>
                {codes.map((code) => (
                  <option key={code} value={code}>
                    {closingCodeWords[code]}
                  </option>
                ))}
              </select>
            </label>
            {field('note', words.demands.closeNote)}
            <label>
              {words.demands.evidence}
              <input
                value={said.evidence}
                maxLength={120}
                onChange={({ target }) => setSaid({ ...said, evidence: target.value })}
              />
            </label>
          </>
        ) : undefined}
        {asked.includes('nextStep') ? <NextStepField step={step} today={today} onChange={setStep} /> : undefined}
        {wrong === undefined ? undefined : <p role="alert">{wrong}</p>}
        <button type="submit" className="primary save">
          {words.demands.save}
        </button>
      </form>
    </main>
  )
}

/** 合同 2021-17: what it is, and its number; without a blank all of it is the number. */
function evidenceIn(text: string): { kind: string; number: string } {
  const [kind = '', ...rest] = text.trim().split(/\s+/)
  return rest.length === 0 ? { kind: words.demands.evidenceKind, number: kind } : { kind, number: rest.join(' ') }
}
