import type { ProblemRefusal, SyncType } from '@titian/contract'
import type { Day } from '@titian/domain'
import type { Principal } from '@titian/read-models'
import type { Static, TSchema } from 'typebox'
import type { Decision } from '../command.ts'
import { fieldsJudge, type WrongField } from '../http/validation.ts'
import type { Shell } from '../shell.ts'

/** What the sync needs of the commands that it carries out for a device. `Who` is whoever decides in their name. */
export interface SyncTable<Who> {
  /** Who somebody is, with the firms that were theirs on a day. */
  readonly whoOn: (shell: Shell, sender: Principal, day: Day) => Promise<Who>
  /** Of these credit codes, those that somebody may work on. */
  readonly own: (shell: Shell, who: Who, codes: readonly string[]) => Promise<readonly string[]>
  readonly commands: Readonly<Partial<Record<SyncType, SyncedCommand<Who>>>>
}

/** What was sent, by its content alone. */
export interface Sent<Payload = unknown> {
  readonly subject: string | undefined
  readonly payload: Payload
}

export interface SyncedCommand<Who> {
  readonly wrongFields: (payload: unknown) => readonly WrongField[]
  readonly decide: (shell: Shell, who: Who, sent: Sent) => Promise<Decision | ProblemRefusal>
  /** The firms that it is about, by credit code; a 线索 has none. */
  readonly firms: (sent: Sent) => readonly string[]
  /** What it is about besides its subject: two of these of one batch keep their order. */
  readonly subjects: (sent: Sent) => readonly string[]
  /** For a refusal about which a person shall decide: what could be done instead. */
  readonly review: (refusal: ProblemRefusal) => readonly string[] | undefined
  /** Where more can be said to somebody with a device than the refusal's own words. */
  readonly reason: (refusal: ProblemRefusal) => string | undefined
}

interface Said<Who, Payload> {
  readonly decide: (shell: Shell, who: Who, sent: Sent<Payload>) => Promise<Decision | ProblemRefusal>
  readonly firms?: (sent: Sent<Payload>) => readonly (string | undefined)[]
  readonly subjects?: (sent: Sent<Payload>) => readonly string[]
  readonly review?: (refusal: ProblemRefusal) => readonly string[] | undefined
  readonly reason?: (refusal: ProblemRefusal) => string | undefined
}

/** A command whose payload is what a schema says: nothing else is handed to it. */
export function synced<Who, Schema extends TSchema>(
  schema: Schema,
  {
    decide,
    firms = () => [],
    subjects = () => [],
    review = () => undefined,
    reason = () => undefined,
  }: Said<Who, Static<Schema>>,
): SyncedCommand<Who> {
  const wrongFields = fieldsJudge(schema)
  const fits = (sent: Sent): sent is Sent<Static<Schema>> => wrongFields(sent.payload).length === 0
  return {
    wrongFields,
    decide: async (shell, who, sent) => (fits(sent) ? decide(shell, who, sent) : { refused: 'FieldsWrong' }),
    firms: (sent) => (fits(sent) ? firms(sent).filter((code) => code !== undefined) : []),
    subjects: (sent) => (fits(sent) ? subjects(sent) : []),
    review,
    reason,
  }
}
