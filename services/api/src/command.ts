import { setTimeout as sleep } from 'node:timers/promises'
import type { EdgeRefusal } from '@titian/contract'
import type { Refusal } from '@titian/domain'
import type { Append, Command, JsonValue, NewEvent } from '@titian/event-store'
import type { FastifyRequest } from 'fastify'
import { contentOf } from './content-of.ts'
import { signedInOf } from './sessions/signed-in.ts'
import type { Shell } from './shell.ts'

/** What a command decided, to be kept all or not at all. */
export type Decision = Pick<Append, 'events' | 'expect' | 'claims' | 'releases' | 'answer'>

/** `position` is the last that the command wrote: for the next read's `after`. */
export interface Done {
  readonly position: number
  readonly answer: JsonValue
}

const attempts = 6

/**
 * Carries out one command: the same Idempotency-Key with the same content gets its first answer, with other content
 * 409. `decide` loads and decides; it is asked again when someone else wrote first, because what was true may be no
 * more. What it refuses is handed back. What was said is kept when it is contested: no secrets, and no people, may be in it.
 */
export async function carryOut<R extends Refusal>(
  shell: Shell,
  request: FastifyRequest,
  decide: () => Promise<Decision | R>,
  said: Omit<Command, 'id'> = { content: contentOf(request) },
): Promise<Done | R | EdgeRefusal> {
  const { store, journal } = shell
  const actor = signedInOf(request).account
  const command = { id: commandIdOf(request), ...said }
  const known = await store.findCommand(journal, actor, command)
  if (known?.outcome === 'repeated') return { position: known.last, answer: known.answer }
  if (known) return contentRefused(known.outcome)

  const kept = await keepDecided(shell, { actor, command }, decide)
  return 'refused' in kept ? kept : { position: kept.position, answer: kept.answer }
}

/** Whose command it is, under which id, and everything that it said. */
export interface Commanded {
  readonly actor: string
  readonly command: Command
}

/**
 * The part of it that follows once the command is known to be new: decides, and keeps what was decided. `isNew` is false
 * where the same command came in between.
 */
export async function keepDecided<R extends Refusal>(
  { store, journal }: Shell,
  { actor, command }: Commanded,
  decide: () => Promise<Decision | R>,
): Promise<(Done & { readonly isNew: boolean }) | R | EdgeRefusal> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const decision = await decide()
    if ('refused' in decision) {
      // It may have found what the very same command did: sent again while the first was still under way.
      const known = await store.findCommand(journal, actor, command)
      if (known?.outcome === 'repeated') return { position: known.last, answer: known.answer, isNew: false }
      return known ? contentRefused(known.outcome) : decision
    }
    if (decision.events.length === 0) {
      return { position: await store.head(journal), answer: decision.answer ?? null, isNew: true }
    }
    const outcome = await store.append({ journal, actor, command, ...decision })
    switch (outcome.outcome) {
      case 'appended':
      case 'repeated':
        return { position: outcome.last, answer: outcome.answer, isNew: outcome.outcome === 'appended' }
      case 'claimed':
        return { refused: 'KeyClaimed', key: outcome.key }
      case 'command-differs':
      case 'unstorable':
        return contentRefused(outcome.outcome)
      case 'stale':
        // Those who met here shall not all come back at once.
        await sleep(attempt * 5 * Math.random())
    }
  }
  return { refused: 'Contended', retryAfter: 1 }
}

interface FoundStream {
  readonly stream: string
  readonly version: number
  readonly today: string
}

/** The common case: what was decided on one stream happens there today, if nobody else was first. */
export function onStream(
  { stream, version, today }: FoundStream,
  events: readonly Pick<NewEvent, 'type' | 'data'>[],
): Decision {
  return {
    events: events.map(({ type, data }) => ({ stream, type, schema: 1, data, occurredOn: today })),
    expect: [{ stream, version }],
  }
}

/** The guard has seen that it is one. */
export function commandIdOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const key = headers['idempotency-key']
  if (typeof key !== 'string') throw new Error('This route takes no commands: its line in policy.ts names no roles')
  return key
}

function contentRefused(outcome: 'command-differs' | 'unstorable'): EdgeRefusal {
  return outcome === 'command-differs'
    ? { refused: 'CommandDiffers' }
    : { refused: 'RequestMalformed', malformed: 'character' }
}
