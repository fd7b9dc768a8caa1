import type { JsonValue, Unstorable } from './canonical-json.ts'

export type NewEvent = {
  readonly stream: string
  readonly type: string
  /** The version of the shape of `data`, counted from 1. */
  readonly schema: number
  readonly data: unknown
  /** The day on which it was true in the world, `YYYY-MM-DD`. */
  readonly occurredOn: string
  /** The event or import because of which it was recorded. */
  readonly cause?: string
  readonly meta?: unknown
}

/** A command's id, made where the command was made, and everything that it said: the same id twice must say the same. */
export type Command = {
  readonly id: string
  readonly content: unknown
  /** What of it is put aside should it differ, where the content names people; absent, all of it. */
  readonly kept?: unknown
}

export type Claim = { readonly key: string; readonly stream: string }

/** What one command asks the log to keep: all of it or nothing. */
export type Append = {
  readonly journal: string
  readonly actor: string
  readonly command: Command
  readonly events: readonly NewEvent[]
  /** The version at which each stream must still be (0: not begun). A stream that is not named may be at any. */
  readonly expect?: readonly { readonly stream: string; readonly version: number }[]
  /** Keys that only one stream of the journal may hold. */
  readonly claims?: readonly Claim[]
  readonly releases?: readonly string[]
  /** What the caller was told; a repeated command is told the same. */
  readonly answer?: JsonValue
}

export type Kept = { readonly first: number; readonly last: number; readonly answer: JsonValue }

export type AppendOutcome =
  | ({ readonly outcome: 'appended' } & Kept)
  /** The same command came before: nothing was written now, and these are its first positions and answer. */
  | ({ readonly outcome: 'repeated' } & Kept)
  /** Someone wrote first. Read again and decide again. */
  | { readonly outcome: 'stale'; readonly stream: string; readonly expected: number; readonly found: number }
  /** Another stream holds the key. */
  | { readonly outcome: 'claimed'; readonly key: string; readonly stream: string }
  /** The id is known with other content, which has been put aside for 核对. */
  | { readonly outcome: 'command-differs' }
  | Unstorable
