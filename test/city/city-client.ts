import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a test sees of an answer: status, and the body as it came. */
export interface Answer<Body> {
  readonly status: number
  readonly body: Body
}

interface ImportState {
  readonly status: string
  readonly needs: readonly string[]
  readonly counts: { new: number; changed: number; same: number; refused: number; otherCities: number }
  readonly recorded: { first: number; last: number } | null
  readonly kind: string | null
  readonly problem: unknown
}

/** Talks to Titian as any client does: over HTTP, with a cookie and a key for every write. */
export class CityClient {
  readonly #address: string
  #cookie = ''

  constructor(address: string) {
    this.#address = address
  }

  async signIn(account: string, password: string): Promise<void> {
    const response = await fetch(`${this.#address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password }),
    })
    if (!response.ok) throw new Error(`Could not sign in as ${account}: ${response.status} ${await response.text()}`)
    this.#cookie = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  }

  /** Asks; the caller says which shape it expects, and its assertions are the proof. */
  async get<Body>(path: string): Promise<Answer<Body>> {
    const response = await fetch(`${this.#address}/api${path}`, { headers: { cookie: this.#cookie } })
    const body: Body = JSON.parse(await response.text())
    return { status: response.status, body }
  }

  async file(path: string): Promise<Buffer> {
    const response = await fetch(`${this.#address}/api${path}`, { headers: { cookie: this.#cookie } })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return Buffer.from(await response.arrayBuffer())
  }

  async write<Body>(method: 'POST' | 'PUT' | 'PATCH', path: string, content?: unknown): Promise<Answer<Body>> {
    const response = await fetch(`${this.#address}/api${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        'idempotency-key': randomUUID(),
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
    })
    const text = await response.text()
    const body: Body = text === '' ? undefined : JSON.parse(text)
    return { status: response.status, body }
  }

  async upload(path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', new Blob([await readFile(path)]), basename(path))
    const response = await fetch(`${this.#address}/api/imports`, {
      method: 'POST',
      headers: { cookie: this.#cookie, 'idempotency-key': randomUUID() },
      body: form,
    })
    const body: { importId: string } = JSON.parse(await response.text())
    if (response.status !== 202) throw new Error(`Upload of ${path}: ${response.status} ${JSON.stringify(body)}`)
    return body.importId
  }

  /** Waits until an import has come to rest, or to the status asked for. */
  async settled(importId: string, ...statuses: readonly string[]): Promise<ImportState> {
    const deadline = performance.now() + 60_000
    for (;;) {
      const { status, body } = await this.get<ImportState>(`/imports/${importId}`)
      if (status !== 200) throw new Error(`Import ${importId}: ${status} ${JSON.stringify(body)}`)
      if (statuses.includes(body.status)) return body
      if (body.status === 'failed') throw new Error(`Import ${importId} failed: ${JSON.stringify(body.problem)}`)
      if (performance.now() > deadline) throw new Error(`Import ${importId} is still ${body.status}`)
      await sleep(50)
    }
  }

  /** Uploads, checks and commits a list. */
  async import(
    path: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<{ importId: string; state: ImportState }> {
    const importId = await this.upload(path, fields)
    await this.settled(importId, 'checked')
    const { status, body } = await this.write(`POST`, `/imports/${importId}/commit`)
    if (status !== 202) throw new Error(`Commit of ${path}: ${status} ${JSON.stringify(body)}`)
    return { importId, state: await this.settled(importId, 'committed') }
  }

  async undo(importId: string): Promise<void> {
    const { status, body } = await this.write('POST', `/imports/${importId}/undo`)
    if (status !== 202) throw new Error(`Undo of ${importId}: ${status} ${JSON.stringify(body)}`)
    await this.settled(importId, 'undone')
  }
}
