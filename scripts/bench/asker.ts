import { Agent, request } from 'node:http'
import { samplePassword } from '../../services/api/src/seed.ts'

/** Asks for a path as somebody who has signed in; answers after how many milliseconds the last byte was there. */
export type Ask = (path: string) => Promise<number>

/** Without what a browser or a client does with an answer: only what Titian takes. */
export async function signIn(address: string, account: string): Promise<Ask> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: samplePassword }),
  })
  if (!response.ok) throw new Error(`${account} could not sign in: ${response.status} ${await response.text()}`)
  const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0])
  const agent = new Agent({ keepAlive: true })
  return (path) => ask({ url: address + path, headers: { cookie: cookie.join('; ') }, agent })
}

type Question = { url: string; headers: { cookie: string }; agent: Agent }

async function ask({ url, ...options }: Question): Promise<number> {
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
  const took = performance.now() - began
  if (status !== 200) throw new Error(`${url}: ${status} ${text.slice(0, 300)}`)
  return took
}
