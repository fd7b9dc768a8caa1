import { Agent, request } from 'node:http'
import { samplePassword } from '../../services/api/src/seed.ts'
import { waits } from './statistics.ts'

/** Asks for a path as somebody who has signed in: after how many milliseconds was the last byte there? */
export type Ask = (path: string) => Promise<Answered>

/** Busy: Titian said that it has too much to do, and to come again. */
export type Answered = { ms: number; busy: boolean }

/** Without what a browser or a client does with an answer: only what Titian takes. */
export async function signIn(address: string, account: string): Promise<Ask> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: samplePassword }),
  })
  if (!response.ok) throw new Error(`${account} could not sign in: ${response.status} ${await response.text()}`)
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0])
  return askerOf(address, cookie.join('; '))
}

/** Somebody whose session is there already. */
export function askerOf(address: string, cookie: string): Ask {
  const agent = new Agent({ keepAlive: true })
  return (path) => ask({ url: address + path, headers: { cookie }, agent })
}

/** Who was told to come again has not been answered, however soon he was told. */
export function waitsFor(answers: readonly Answered[]): {
  answered: number
  busy: number
  p50Ms: number
  p99Ms: number
} {
  const took = answers.filter(({ busy }) => !busy).map(({ ms }) => ms)
  return { answered: took.length, busy: answers.length - took.length, ...waits(took) }
}

type Question = { url: string; headers: { cookie: string }; agent: Agent }

async function ask({ url, ...options }: Question): Promise<Answered> {
  const began = performance.now()
  const { status, text } = await new Promise<{ status: number | undefined; text: string }>((settle, fail) => {
    const asked = request(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', fail)
      response.on('end', () => settle({ status: response.statusCode, text: Buffer.concat(chunks).toString() }))
    })
    asked.on('error', fail).end()
  })
  const ms = performance.now() - began
  const busy = status === 503
  if (status !== 200 && !busy) throw new Error(`${url}: ${status} ${text.slice(0, 300)}`)
  return { ms, busy }
}
