import { plusDays, type Day } from '../day.ts'
import { spellOn, unknownUnit, valueOn, type Days, type History } from '../enterprises/history.ts'
import { certificatesOf, type Certificate } from './certificate.ts'
import { holdingsOf } from './holding.ts'

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

/**
 * The walk that makes the bridge reconcile, firm by firm: the days on which the firm comes into the count, leaves it, or
 * goes to another unit, each with its cause. A certificate that runs out leaves the firm in (到期待重新认定) until
 * 31 December. It walks the very holdings that the stock counts, so the two cannot disagree.
 */
export function highTechMovesOf(history: History): readonly HighTechMove[] {
  const counted = holdingsOf(history).filter(({ title }) => title === 'high-tech')
  const certificates = certificatesOf(history)
  const turns = [...counted, ...history.units].flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))
  return [...new Set(turns)].toSorted().flatMap((on): HighTechMove[] => {
    const before = plusDays(on, -1)
    const [was, is] = [isIn(counted, before), isIn(counted, on)]
    const [from, to] = [unitOn(history, before), unitOn(history, on)]
    if (!was && is) return [{ ...entrance(history, certificates, on), on, unit: to }]
    // It leaves the unit that answered for it until then.
    if (was && !is) return [{ ...exit(history, certificates, on), on, unit: from }]
    if (!was || from === to) return []
    const why = spellOn(history.units, on)?.why ?? []
    return [
      { kind: 'transferred-out', on, unit: from, why },
      { kind: 'transferred-in', on, unit: to, why },
    ]
  })
}

type Cause = Pick<HighTechMove, 'kind' | 'why'>

function entrance(history: History, certificates: readonly Certificate[], on: Day): Cause {
  // One that is issued that day says why; else the newest is the one that it holds.
  const certificate =
    certificates.find(({ from, how }) => from === on && how !== 'brought') ??
    certificates.findLast(({ from }) => from <= on)
  const why = certificate?.why ?? []
  const arrival = history.standing.findLast(
    ({ statement, occurredOn }) => statement.type === 'EnterpriseMovedIn' && occurredOn === on,
  )
  if (arrival) return { kind: 'moved-in', why: [...arrival.versions, ...why] }
  switch (certificate?.how) {
    case 'first':
      return { kind: 'new', why }
    case 'renewed':
      return { kind: 'renewed-late', why }
    case 'brought':
    case undefined:
      return { kind: 'moved-in', why }
  }
}

function exit(history: History, certificates: readonly Certificate[], on: Day): Cause {
  const revoked = certificates.find(({ revokedOn }) => revokedOn === on)
  if (revoked) return { kind: 'revoked', why: revoked.revokedBy }
  const ending = history.life.find(({ to }) => to === on)
  const last = history.standing.find(({ version }) => version === ending?.why.at(-1))
  if (last) return { kind: last.statement.type === 'EnterpriseClosed' ? 'closed' : 'moved-out', why: last.versions }
  return { kind: 'lapsed', why: certificates.findLast(({ termTo }) => termTo <= on)?.why ?? [] }
}

function isIn(counted: readonly Days[], day: Day): boolean {
  return counted.some(({ from, to }) => from <= day && (to === undefined || day < to))
}

function unitOn({ units }: History, day: Day): string {
  return valueOn(units, day) ?? unknownUnit
}
