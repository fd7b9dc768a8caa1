import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Confirm, Confirmation, Confirmed } from '@titian/contract'
import { useState, type FormEvent } from 'react'
import { ask, tell } from '../app/client.ts'
import { sentences } from '../app/refusal.ts'
import { dayText } from '../words/dates.ts'
import { words } from '../words/words.ts'
import './confirm.css'

const say = words.demands.confirm
const route = getRouteApi('/confirm/$secret')
const verdicts = ['solved', 'partly', 'not-solved'] as const
const points = [5, 4, 3, 2, 1] as const

/** What a firm's clerk sees on a phone: the firm's own demand, who asks, and three questions. Nobody signs in. */
export function ConfirmPage() {
  const { secret } = route.useParams()
  const isWhole = /^[\w-]{16,64}$/.test(secret)
  const path = `/api/confirmations/${encodeURIComponent(secret)}`
  const asked = useQuery({
    queryKey: ['confirmation', secret],
    queryFn: () => ask<Confirmation>(path),
    enabled: isWhole,
    retry: false,
  })
  return (
    <main className="confirm">
      <title>{say.title}</title>
      <h1>{say.title}</h1>
      {!isWhole && (
        <p role="alert" className="confirm-refused">
          {say.cut}
        </p>
      )}
      {asked.isLoading && <p role="status">{words.app.loading}</p>}
      {asked.isError && <Refused error={asked.error} />}
      {asked.data && <Question asked={asked.data} path={path} />}
    </main>
  )
}

function Question({ asked, path }: { asked: Confirmation; path: string }) {
  const send = useMutation({ mutationFn: (body: Confirm) => tell<Confirmed>('POST', path, { body }) })
  if (send.isSuccess)
    return (
      <p role="status" className="confirm-told">
        {say.thanks}
      </p>
    )
  if (asked.state !== 'open')
    return (
      <>
        <dl>
          <dt>{say.number}</dt>
          <dd>{asked.number}</dd>
        </dl>
        <p role="status" className="confirm-told">
          {say[asked.state]}
        </p>
      </>
    )
  const { name, number, text, answer, asks, until } = asked
  return (
    <>
      <p>{say.intro(name)}</p>
      <dl>
        <dt>{say.number}</dt>
        <dd>{number}</dd>
        <dt>{say.text}</dt>
        <dd>{text}</dd>
        {answer !== null && (
          <>
            <dt>{say.answer}</dt>
            <dd>{answer}</dd>
          </>
        )}
        <dt>{say.asks}</dt>
        <dd>{[asks.organisation, asks.name].filter((part) => part !== null).join(' ') || words.app.product}</dd>
      </dl>
      <Form until={until} pending={send.isPending} onSend={(body) => send.mutate(body)} />
      {send.isError && <Refused error={send.error} />}
    </>
  )
}

interface FormProps {
  readonly until: string | null
  readonly pending: boolean
  readonly onSend: (body: Confirm) => void
}

function Form({ until, pending, onSend }: FormProps) {
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    const verdict = verdicts.find((each) => each === said.get('verdict'))
    setWrong(verdict === undefined)
    if (verdict === undefined) return
    const satisfaction = points.find((each) => String(each) === said.get('satisfaction'))
    const written = said.get('note')
    const note = typeof written === 'string' ? written.trim() : ''
    onSend({
      verdict,
      ...(satisfaction === undefined ? {} : { satisfaction }),
      ...(note === '' ? {} : { note }),
    })
  }
  return (
    <form onSubmit={submit}>
      <fieldset>
        <legend>{say.verdict}</legend>
        {verdicts.map((value) => (
          <label key={value}>
            <input type="radio" name="verdict" value={value} /> {say.verdicts[value]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{say.satisfaction}</legend>
        {points.map((value) => (
          <label key={value}>
            <input type="radio" name="satisfaction" value={value} /> {say.points[value]}
          </label>
        ))}
      </fieldset>
      <label>
        {say.note}
        <textarea name="note" rows={3} maxLength={500} />
      </label>
      {wrong && <p role="alert">{say.choose}</p>}
      {until !== null && <p className="confirm-quiet">{say.until(dayText(until))}</p>}
      <button type="submit" disabled={pending}>
        {say.submit}
      </button>
    </form>
  )
}

function Refused({ error }: { error: unknown }) {
  const { title, lines } = sentences(error)
  return (
    <p role="alert" className="confirm-refused">
      {[title, ...lines].join(' ')}
    </p>
  )
}
