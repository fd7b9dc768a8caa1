import { lastDayOf, plusDays, yearOf, type Day } from '../day.ts'
import { unknownUnit, valueOn, type History } from '../enterprises/history.ts'
import { certificateOn, certificatesOf, livesOn, type Certificate } from './certificate.ts'

export type HighTechMoveKind =
  | 'new'
  | 'renewed-late'
  | 'moved-in'
  | 'lapsed'
  | 'revoked'
  | 'moved-out'
  | 'closed'
  | 'transferred-in'
  | 'transferred-out'

/** One firm entering or leaving the count of 高新技术企业 of a unit, on a day. */
export interface HighTechMove {
  readonly kind: HighTechMoveKind
  readonly on: Day
  readonly unit: string
  readonly why: readonly number[]
}

type Cause =
  | { readonly on: Day; readonly kind: 'issued'; readonly certificate: Certificate }
  | {
      readonly on: Day
      readonly kind: 'arrived' | 'revoked' | 'moved-out' | 'closed' | 'year-end'
      readonly why: readonly number[]
    }
  | {
      readonly on: Day
      readonly kind: 'transferred'
      readonly from: string
      readonly to: string
      readonly why: readonly number[]
    }

// Of one day: what a firm gains comes before what it loses, and the year is judged last.
const sequence = ['arrived', 'issued', 'transferred', 'revoked', 'moved-out', 'closed', 'year-end']

/**
 * The walk that makes the bridge reconcile, firm by firm: in or out of the count, and each day on which that
 * changes, with its cause. A certificate that runs out leaves the firm in (到期待重新认定) until 31 December.
 */
export function highTechMovesOf(history: History): readonly HighTechMove[] {
  const certificates = certificatesOf(history)
  if (certificates.length === 0) return []
  const moves: HighTechMove[] = []
  const unitOn = (day: Day) => valueOn(history.units, day) ?? unknownUnit
  let counted = false
  const enter = (kind: HighTechMoveKind, on: Day, why: readonly number[]) => {
    counted = true
    moves.push({ kind, on, unit: unitOn(on), why })
  }
  const leave = (kind: HighTechMoveKind, on: Day, unit: string, why: readonly number[]) => {
    counted = false
    moves.push({ kind, on, unit, why })
  }
  for (const cause of causesOf(history, certificates)) {
    const { on } = cause
    switch (cause.kind) {
      case 'issued': {
        const { certificate } = cause
        if (counted || !livesOn(history, on)) break
        if (certificate.how === 'brought') break
        enter(certificate.how === 'first' ? 'new' : 'renewed-late', on, certificate.why)
        break
      }
      case 'arrived': {
        const certificate = certificateOn(certificates, on)
        if (!counted && certificate && livesOn(history, on)) enter('moved-in', on, [...cause.why, ...certificate.why])
        break
      }
      case 'transferred':
        if (!counted) break
        moves.push({ kind: 'transferred-out', on, unit: cause.from, why: cause.why })
        moves.push({ kind: 'transferred-in', on, unit: cause.to, why: cause.why })
        break
      case 'revoked':
      case 'moved-out':
      case 'closed':
        // It leaves the unit that answered for it until then.
        if (counted) leave(cause.kind, on, unitOn(plusDays(on, cause.kind === 'revoked' ? 0 : -1)), cause.why)
        break
      case 'year-end':
        if (counted && !certificateOn(certificates, on)) leave('lapsed', on, unitOn(on), cause.why)
        break
    }
  }
  return moves
}

function causesOf(history: History, certificates: readonly Certificate[]): readonly Cause[] {
  const causes: Cause[] = certificates.map((certificate) => ({ on: certificate.from, kind: 'issued', certificate }))
  for (const { revokedOn, revokedBy, termTo, why } of certificates) {
    if (revokedOn) causes.push({ on: revokedOn, kind: 'revoked', why: revokedBy })
    else causes.push({ on: lastDayOf(yearOf(termTo)), kind: 'year-end', why })
  }
  for (const { statement, occurredOn: on, versions: why } of history.standing) {
    if (statement.type === 'EnterpriseMovedIn') causes.push({ on, kind: 'arrived', why })
    if (statement.type === 'EnterpriseMovedOut') causes.push({ on, kind: 'moved-out', why })
    if (statement.type === 'EnterpriseClosed') causes.push({ on, kind: 'closed', why })
  }
  history.units.forEach((spell, index) => {
    const before = history.units[index - 1]
    if (before)
      causes.push({ on: spell.from, kind: 'transferred', from: before.value, to: spell.value, why: spell.why })
  })
  return causes.toSorted((a, b) =>
    a.on === b.on ? sequence.indexOf(a.kind) - sequence.indexOf(b.kind) : a.on < b.on ? -1 : 1,
  )
}
