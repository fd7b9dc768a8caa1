import { historyOf, type History } from '../enterprises/history.ts'
import type { Standing } from '../enterprises/standing.ts'
import { certificatesOf, type Certificate } from '../ladder/certificate.ts'
import { holdingsOf, type Holding } from '../ladder/holding.ts'
import { highTechMovesOf, type HighTechMove } from '../ladder/high-tech-move.ts'
import { registrationsOf, type Registration } from '../ladder/registration.ts'

/** Everything that figures ask of one firm, folded once. */
export interface Portrait {
  readonly history: History
  readonly holdings: readonly Holding[]
  readonly certificates: readonly Certificate[]
  readonly registrations: readonly Registration[]
  readonly highTechMoves: readonly HighTechMove[]
}

export function portraitOf(standing: readonly Standing[]): Portrait {
  const history = historyOf(standing)
  return {
    history,
    holdings: holdingsOf(history),
    certificates: certificatesOf(history),
    registrations: registrationsOf(history),
    highTechMoves: highTechMovesOf(history),
  }
}
