import type { Append, Claim, Command, NewEvent } from './append.ts'
import { type Unstorable, canonicalJson, unstorableText } from './canonical-json.ts'

/** An append as it will be sent: every value checked and written out. */
export type Prepared = {
  readonly actor: string
  readonly id: string
  /** The command's content, canonical; hashed with the journal's key it tells a repetition from a mistake. */
  readonly content: string
  /** What is put aside of it, canonical, should it differ. */
  readonly kept: string
  readonly answer: string
  readonly events: readonly PreparedEvent[]
  readonly expect: readonly { readonly stream: string; readonly version: number }[]
  readonly claims: readonly Claim[]
  readonly releases: readonly string[]
}

export type PreparedEvent = {
  readonly stream: string
  readonly type: string
  readonly schema: number
  readonly data: string
  /** Days since 2000-01-01. */
  readonly day: number
  readonly cause: string | null
  readonly meta: string | null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const day = /^(?!0000)\d{4}-\d{2}-\d{2}$/
const dayLength = 86_400_000
const millennium = Date.UTC(2000, 0, 1)

/** Refuses here, before anything is sent, what Postgres would refuse for a whole group of callers. */
export function prepare(append: Append): Prepared | Unstorable {
  const { actor, command, expect = [], claims = [], releases = [] } = append
  if (!uuid.test(command.id)) throw new Error(`A command's id is a UUID, not ${command.id}`)
  if (expect.length > 1 && new Set(expect.map(({ stream }) => stream)).size < expect.length) {
    throw new Error(`Command ${command.id} expects a stream twice`)
  }
  if (append.events.length === 0) throw new Error(`Command ${command.id} has no event to append`)
  const said = prepareContent(command)
  if ('outcome' in said) return said
  const answer = canonicalJson(append.answer ?? null, 'answer')
  if (typeof answer !== 'string') return answer
  const names = [actor, ...releases, ...claims.flatMap((claim) => [claim.key, claim.stream])]
  for (const name of names) {
    const unstorable = unstorableText(name, 'append')
    if (unstorable !== undefined) return unstorable
  }
  const events: PreparedEvent[] = []
  for (const [index, event] of append.events.entries()) {
    const prepared = prepareEvent(event, `events[${index}]`)
    if ('outcome' in prepared) return prepared
    events.push(prepared)
  }
  return { actor, id: command.id.toLowerCase(), ...said, answer, events, expect, claims, releases }
}

/** What a command said, and what of it may be put aside. */
export function prepareContent(command: Command): Pick<Prepared, 'content' | 'kept'> | Unstorable {
  const content = canonicalJson(command.content, 'command.content')
  if (typeof content !== 'string') return content
  const kept = command.kept === undefined ? content : canonicalJson(command.kept, 'command.kept')
  return typeof kept === 'string' ? { content, kept } : kept
}

function prepareEvent(event: NewEvent, path: string): PreparedEvent | Unstorable {
  const { stream, type, schema, cause = null } = event
  if (!Number.isInteger(schema) || schema < 1) throw new Error(`The schema of ${type} is ${schema}, not counted from 1`)
  const data = canonicalJson(event.data, `${path}.data`)
  if (typeof data !== 'string') return data
  const meta = event.meta === undefined ? null : canonicalJson(event.meta, `${path}.meta`)
  if (meta !== null && typeof meta !== 'string') return meta
  for (const text of [stream, type, cause ?? '']) {
    const unstorable = unstorableText(text, path)
    if (unstorable !== undefined) return unstorable
  }
  const days = daysOf(event.occurredOn)
  if (days === undefined) return { outcome: 'unstorable', what: 'not-a-day', path: `${path}.occurredOn` }
  return { stream, type, schema, data, day: days, cause, meta }
}

function daysOf(text: string): number | undefined {
  if (!day.test(text)) return undefined
  const time = Date.parse(`${text}T00:00:00Z`)
  // 30 February parses as 2 March in some engines and as nothing in others; neither is the day that was written.
  if (new Date(time).getUTCDate() !== Number(text.slice(8))) return undefined
  return (time - millennium) / dayLength
}
