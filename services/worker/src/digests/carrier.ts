import type { Config } from '../config.ts'
import { byMail } from './by-mail.ts'
import { byWebhook } from './by-webhook.ts'

/** What leaves the house. */
type Message = {
  /** The same however often it is tried: whoever gets it twice can tell. */
  readonly delivery: string
  readonly day: string
  readonly account: string
  readonly email: string | null
  readonly headline: string
  readonly lines: readonly string[]
}

/**
 * Whether a message has arrived. `refused`: certainly not, so that it may be tried again. `unknown`: it may have, and
 * nobody knows; it is not tried again, for nobody shall be told twice.
 */
type Delivered = 'arrived' | 'refused' | 'unknown'

/** Carries one message. It never throws: what went wrong is an outcome. */
export type Carrier = (message: Message, signal: AbortSignal) => Promise<{ delivered: Delivered; why?: string }>

export type Carriers = { readonly email?: Carrier; readonly webhook?: Carrier }

export function carriersOf({ mail, webhook }: Pick<Config, 'mail' | 'webhook'>): Carriers {
  return { ...(mail ? { email: byMail(mail) } : {}), ...(webhook ? { webhook: byWebhook(webhook) } : {}) }
}
