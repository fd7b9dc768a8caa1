import type { Problem } from '@titian/contract'
import { newUuid } from '../../app/uuid.ts'

/** Nobody answered: no network, or it broke off, or took too long. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** Titian answered, and it was no yes. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly type: string
  readonly retryAfterMs: number | undefined

  constructor(status: number, problem: Partial<Problem>, retryAfterMs: number | undefined) {
    super(problem.title ?? String(status))
    this.status = status
    this.type = problem.type ?? ''
    this.retryAfterMs = retryAfterMs
  }
}

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly bytes?: { readonly mime: string; readonly data: BodyInit }
  /** Asked by itself, while nobody may be there: it does not keep the session awake. */
  readonly unattended?: boolean
  readonly patienceMs?: number
}

/** Asks our own api; that is the only probe of the network that there is. */
export async function ask<Answer>(path: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', body, bytes, unattended = false, patienceMs = 25_000 } = asked
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['idempotency-key'] = newUuid()
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (bytes) headers['content-type'] = bytes.mime
  if (unattended) headers['x-unattended'] = '1'
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patienceMs)
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: giveUp.signal,
      ...(bytes ? { body: bytes.data } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw refusalOf(response, text)
    // The api writes its answers by the very schemas from which `Answer` is taken.
    const answer: Answer = text === '' ? undefined : JSON.parse(text)
    return answer
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new NoAnswer(path, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

function refusalOf(response: Response, text: string): Refused {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new Refused(response.status, problemIn(text), Number.isFinite(retryAfter) ? retryAfter * 1000 : undefined)
}

function problemIn(text: string): Partial<Problem> {
  try {
    const body: Partial<Problem> | null = JSON.parse(text)
    return body ?? {}
  } catch {
    // A proxy in front of us answers in HTML.
    return {}
  }
}
