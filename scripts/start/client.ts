import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ImportCreated, Problem } from '@titian/contract'
import type { Static, TSchema } from 'typebox'
import { Check } from 'typebox/value'

type Content = { headers?: Record<string, string>; body?: string | FormData }

/** Titian as any client sees it: over HTTP, with a cookie, and with a key for every write. */
export class Client {
  readonly #address: string
  #cookie = ''

  constructor(address: string) {
    this.#address = address
  }

  /** Answers whether account and password are right. */
  async signIn(account: string, password: string): Promise<boolean> {
    const response = await this.#send('POST', '/api/session', json({ account, password }))
    if (response.status === 401) return false
    await refuseFailure(response)
    this.#cookie = response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
    return true
  }

  async get<Schema extends TSchema>(path: string, answer: Schema): Promise<Static<Schema>> {
    return this.#parse(await this.#send('GET', path), answer)
  }

  async post(path: string, content: object = {}): Promise<void> {
    await refuseFailure(await this.#send('POST', path, json(content)))
  }

  /** Hands in a list; answers the number of its import. */
  async upload(path: string): Promise<string> {
    const body = new FormData()
    body.append('file', new Blob([await readFile(path)]), basename(path))
    const { importId } = await this.#parse(await this.#send('POST', '/api/imports', { body }), ImportCreated)
    return importId
  }

  #send(method: string, path: string, { headers, body }: Content = {}): Promise<Response> {
    const key = method === 'GET' ? {} : { 'idempotency-key': randomUUID() }
    return fetch(this.#address + path, {
      method,
      headers: { cookie: this.#cookie, ...key, ...headers },
      body: body ?? null,
    })
  }

  async #parse<Schema extends TSchema>(response: Response, answer: Schema): Promise<Static<Schema>> {
    await refuseFailure(response)
    const body: unknown = await response.json()
    if (!Check(answer, body)) throw new Error(`${response.url} 的回答不合约定`)
    return body
  }
}

function json(content: object): Content {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) }
}

async function refuseFailure(response: Response): Promise<void> {
  if (response.ok) return
  const problem: unknown = await response.json().catch(() => undefined)
  const title = Check(Problem, problem) ? problem.title : `HTTP ${response.status}`
  throw new Error(`${new URL(response.url).pathname}：${title}`)
}
