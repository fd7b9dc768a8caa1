import { createHmac } from 'node:crypto'
import type { WebhookConfig } from '../config.ts'
import type { Carrier } from './carrier.ts'

const patienceMs = 15_000
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

/**
 * To a gateway of the city's, which passes it on to WeCom, DingTalk or as an SMS. The receiver checks
 * `X-Titian-Signature: sha256=<hex>`: HMAC-SHA256 with the secret over `<X-Titian-Timestamp>.<body>`, and refuses a
 * timestamp (seconds) that is minutes away.
 */
export function byWebhook({ url, secret }: WebhookConfig, clock: () => Date = () => new Date()): Carrier {
  return async ({ delivery, day, account, headline, lines }, signal) => {
    const body = JSON.stringify({ delivery, day, account, headline, lines })
    const timestamp = String(Math.floor(clock().getTime() / 1000))
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-titian-delivery': delivery,
          'x-titian-timestamp': timestamp,
          'x-titian-signature': `sha256=${signatureOf(secret, timestamp, body)}`,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      })
      await response.body?.cancel()
      return response.ok ? { delivered: 'arrived' } : { delivered: 'refused', why: `HTTP ${response.status}` }
    } catch (error) {
      const code = codeOf(error)
      return { delivered: neverLeft.has(code) ? 'refused' : 'unknown', why: code }
    }
  }
}

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return error.name
}
