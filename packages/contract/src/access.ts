import { Type, type Static } from 'typebox'
import { closed, Cursor, Instant, Limit } from './vocabulary.ts'
import { accessTypes } from './words/access.ts'

export { accessTypes, type AccessType } from './words/access.ts'

export const AccessesQuery = closed({
  type: Type.Optional(Type.Enum(accessTypes)),
  account: Type.Optional(Type.String({ maxLength: 64 })),
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Limit),
})

/** One line of the access journal: who came, what they took with them, and what was refused. */
export const AccessLine = closed({
  position: Type.Integer(),
  type: Type.Enum(accessTypes),
  recordedAt: Instant,
  actor: Type.String(),
  summary: Type.String(),
})
export type AccessLine = Static<typeof AccessLine>
export const Accesses = closed({ items: Type.Array(AccessLine), next: Type.Union([Cursor, Type.Null()]) })
export type Accesses = Static<typeof Accesses>
