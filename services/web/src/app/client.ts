import type { Problem } from '@titian/contract'
import { isUnattended } from '../session/idle.ts'
import { words } from '../words/words.ts'
import { Refusal, Unreachable } from './refusal.ts'
import { newUuid } from './uuid.ts'

export type Search = Readonly<Record<string, string | number | boolean | undefined>>

/** The last position that this tab has written: what it reads next must contain it. */
let written = 0

export function remember(position: number | null | undefined): void {
  if (position !== null && position !== undefined) written = Math.max(written, position)
}

/** Asks; what this tab wrote before is in the answer. */
export function ask<Answer>(path: string, search: Search = {}): Promise<Answer> {
  return send<Answer>('GET', withSearch(path, withWritten(search)))
}

export interface AskedFile {
  readonly name: string
  readonly content: Blob
}

/** Asks for a file, which the browser puts aside while it arrives; nothing of it goes through our hands. */
export async function askFile(path: string, search: Search = {}): Promise<AskedFile> {
  const response = await answerTo('GET', withSearch(path, withWritten(search)), { accept: '*/*' })
  return { name: nameOf(response) ?? path.slice(path.lastIndexOf('/') + 1), content: await response.blob() }
}

function withWritten(search: Search): Search {
  return { ...search, after: written > 0 ? written : undefined }
}

/** The name that the api gives a file, in UTF-8 (RFC 5987). */
function nameOf(response: Response): string | undefined {
  const found = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')
  return found?.[1] === undefined ? undefined : decodeURIComponent(found[1])
}

export interface Told {
  readonly body?: unknown
  readonly form?: FormData
  /** Kept by who tells, so that sending once more cannot do it twice. */
  readonly key?: string
}

export async function tell<Answer>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, told: Told = {}) {
  const headers: Record<string, string> = { 'idempotency-key': told.key ?? newUuid() }
  if (told.body !== undefined) headers['content-type'] = 'application/json'
  const body = told.form ?? (told.body === undefined ? undefined : JSON.stringify(told.body))
  return send<Answer>(method, path, headers, body)
}

function withSearch(path: string, search: Search): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') asked.set(name, String(value))
  }
  const text = asked.toString()
  return text === '' ? path : `${path}?${text}`
}

async function send<Answer>(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: BodyInit,
): Promise<Answer> {
  const response = await answerTo(method, path, { accept: 'application/json', ...headers }, body)
  const text = await response.text()
  // The api serialises its answers by the very schemas of the contract that `Answer` is taken from.
  const answer: Answer = text === '' ? undefined : JSON.parse(text)
  return answer
}

/** The answer, if it is none that refuses. */
async function answerTo(
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: BodyInit,
): Promise<Response> {
  const response = await fetch(path, {
    method,
    headers: { ...(isUnattended() ? { 'x-unattended': '1' } : {}), ...headers },
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body }),
  }).catch((cause: unknown) => {
    throw new Unreachable(words.app.unreachable, { cause })
  })
  if (!response.ok) throw await refusalOf(response)
  return response
}

async function refusalOf(response: Response): Promise<Refusal> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(retryAfter) ? retryAfter * 1000 : undefined
  const text = await response.text()
  return new Refusal(problemOf(text) ?? unnamedProblem(response), wait)
}

function problemOf(text: string): Problem | undefined {
  try {
    const body: Partial<Problem> | null = JSON.parse(text)
    if (typeof body?.title !== 'string' || typeof body.status !== 'number') return undefined
    return { ...body, type: body.type ?? 'about:blank', title: body.title, status: body.status }
  } catch {
    // A proxy in front of us answers in HTML.
    return undefined
  }
}

function unnamedProblem(response: Response): Problem {
  const instance = response.headers.get('x-request-id')
  return {
    type: 'about:blank',
    title: words.app.fault(response.status),
    status: response.status,
    ...(instance === null ? {} : { instance }),
  }
}
