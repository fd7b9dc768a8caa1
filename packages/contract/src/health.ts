import { Type, type Static } from 'typebox'
import { closed } from './vocabulary.ts'

export const Health = closed({ status: Type.Literal('live') })

/** Which parts answer; those that are not `needed` may be away while people work on. */
export const Readiness = closed({
  ready: Type.Boolean(),
  parts: Type.Array(closed({ part: Type.String(), ready: Type.Boolean(), needed: Type.Boolean() })),
})
export type Readiness = Static<typeof Readiness>
