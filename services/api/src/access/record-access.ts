import { createHash, randomUUID } from 'node:crypto'
import type { Shell } from '../shell.ts'

/** What the access journal keeps: who came, what they took with them, and what was refused. */
export type Access =
  | { readonly type: 'SignedIn'; readonly data: { readonly address: string } }
  /** The first of a row, the one that pauses, and then ever fewer: a guesser does not fill the journal. */
  | { readonly type: 'SignInFailed'; readonly data: { readonly address: string; readonly failures: number } }
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
  /** By an operator; whom, nobody is told. */
  | { readonly type: 'PersonErased'; readonly data: { readonly contacts: number; readonly uploads: number } }

type Nothing = Readonly<Record<string, never>>

/**
 * Keeps one access for the auditors. It throws where it cannot: who exports or unmasks waits for it, and without the
 * record there is no answer.
 */
export async function recordAccess(
  shell: Pick<Shell, 'store' | 'accessJournal' | 'clock'>,
  request: { readonly id: string },
  account: string | undefined,
  access: Access,
): Promise<void> {
  await append(shell, request, account, access, { id: randomUUID(), day: dayInShanghai(shell.clock()) })
}

/** The same, once a day however often it happens: `what` tells what happens from everything else of the account's day. */
export async function recordOncePerDay(
  shell: Pick<Shell, 'store' | 'accessJournal' | 'clock'>,
  request: { readonly id: string },
  account: string,
  access: Access,
  { what, at = shell.clock() }: { readonly what: string; readonly at?: Date },
): Promise<{ readonly isNew: boolean }> {
  const day = dayInShanghai(at)
  return append(shell, request, account, access, { id: idOf(shell.accessJournal, account, day, what), day })
}

async function append(
  shell: Pick<Shell, 'store' | 'accessJournal'>,
  request: { readonly id: string },
  account: string | undefined,
  access: Access,
  { id, day }: { readonly id: string; readonly day: string },
): Promise<{ readonly isNew: boolean }> {
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

/** A UUID (v8) out of what it stands for: the same again is the same command, which the journal takes once. */
function idOf(...parts: string[]): string {
  const hash = createHash('sha256').update(parts.join('\u0000')).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** Accesses happen on real days, whatever day the sample city has. */
function dayInShanghai(now: Date): string {
  return shanghai.format(now)
}
