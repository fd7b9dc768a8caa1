import { randomUUIDv7 } from 'node:crypto'
import type { Shell } from '../shell.ts'
import { uuidOf } from '../uuid-of.ts'

/** What the access journal keeps: who came, what they took with them, and what was refused. */
export type Access =
  | { readonly type: 'SignedIn'; readonly data: { readonly address: string } }
  /** The first of a row, the one that pauses, and then ever fewer: a guesser does not fill the journal. */
  | { readonly type: 'SignInFailed'; readonly data: { readonly address: string; readonly failures: number } }
  /** Failures from everywhere together have paused an account for places from which it was never opened. */
  | { readonly type: 'SignInBraked'; readonly data: { readonly address: string; readonly minutes: number } }
  | { readonly type: 'SignedOut'; readonly data: Nothing }
  | { readonly type: 'SessionUnlocked'; readonly data: { readonly address: string } }
  | { readonly type: 'AccessRefused'; readonly data: { readonly route: string; readonly status: number } }
  | {
      readonly type: 'Exported'
      readonly data: { readonly route: string; readonly asked: object; readonly rows: number }
    }
  | { readonly type: 'ContactShown'; readonly data: { readonly enterprise: string } }
  /** From a device, where the number is known without a network: one line a firm and day. */
  | { readonly type: 'ContactDialled'; readonly data: { readonly enterprise: string } }
  /** The contacts of somebody's own firms went to a device, to be dialled from there: one line a day. */
  | { readonly type: 'ContactsHanded'; readonly data: { readonly firms: number } }
  /** A photo or PDF that somebody brought from a visit. */
  | { readonly type: 'AttachmentShown'; readonly data: { readonly visit: string; readonly sha256: string } }
  /** The same that came with a demand. */
  | { readonly type: 'DemandAttachmentShown'; readonly data: { readonly demand: string; readonly sha256: string } }
  /** By an operator; whom, nobody is told. */
  | {
      readonly type: 'PersonErased'
      readonly data: {
        readonly contacts: number
        readonly uploads: number
        readonly addresses: number
        readonly commands: number
      }
    }

type Nothing = Readonly<Record<string, never>>

/**
 * Keeps one access for the auditors, each time or once a day. It throws where it cannot: who exports or unmasks waits for
 * it, and without the record there is no answer.
 */
export async function recordAccess(
  shell: Pick<Shell, 'store' | 'accessJournal' | 'clock'>,
  request: { readonly id: string },
  account: string | undefined,
  access: Access,
  once: 'time' | 'day' = 'time',
  at: Date = shell.clock(),
): Promise<{ readonly isNew: boolean }> {
  const day = dayInShanghai(at)
  const id = once === 'time' ? randomUUIDv7() : uuidOf(`${day} ${account} ${JSON.stringify(access)}`)
  const outcome = await shell.store.append({
    journal: shell.accessJournal,
    actor: account ?? 'nobody',
    command: { id, content: {} },
    events: [
      {
        stream: account === undefined ? 'nobody' : `account-${account}`,
        ...access,
        schema: 1,
        occurredOn: day,
        meta: { request: request.id },
      },
    ],
  })
  if (outcome.outcome !== 'appended' && outcome.outcome !== 'repeated')
    throw new Error(`The access journal did not take ${access.type}: ${outcome.outcome}`)
  return { isNew: outcome.outcome === 'appended' }
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** Accesses happen on real days, whatever day the sample city has. */
function dayInShanghai(now: Date): string {
  return shanghai.format(now)
}
