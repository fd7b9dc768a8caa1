import { lastDayOf, plusYears, yearOf, type Day } from '../day.ts'
import { spellOn, type Days, type History } from '../enterprises/history.ts'

/** One 高新技术企业 certificate of a firm, with what lists say of it put together. */
export interface Certificate extends Days {
  readonly number: string
  /** The day after its last valid day, were it not revoked: its term's end. */
  readonly termTo: Day
  /** The day on which it was revoked (取消资格), where that came before its term's end. */
  readonly revokedOn?: Day
  readonly revokedBy: readonly number[]
  /** 首次认定 or 重新认定; a certificate that the firm brought (迁入) is neither here. */
  readonly how: 'first' | 'renewed' | 'brought'
  readonly document?: string | undefined
  readonly why: readonly number[]
}

/** The firm's certificates, oldest first. A number that several lists name is one certificate. */
export function certificatesOf(history: History): readonly Certificate[] {
  const found = new Map<string, Draft>()
  for (const { statement, versions, dated = true } of history.standing) {
    if (statement.type === 'HighTechRecognised') {
      const { certificate, issuedOn, years, route, document } = statement.data
      const known = found.get(certificate)
      // The day of a list is no word on the certificate's own, where another list names that.
      const term =
        known && known.dated && !dated
          ? { from: known.from, termTo: known.termTo, dated: true }
          : { from: issuedOn, termTo: plusYears(issuedOn, years), dated }
      found.set(certificate, {
        number: certificate,
        ...term,
        ...((route ?? known?.route) ? { route: route ?? known?.route } : {}),
        ...((document ?? known?.document) ? { document: document ?? known?.document } : {}),
        brought: false,
        why: [...(known?.why ?? []), ...versions],
      })
    } else if (statement.type === 'EnterpriseMovedIn' && statement.data.certificate && statement.data.issuedOn) {
      const { certificate, issuedOn } = statement.data
      const known = found.get(certificate)
      found.set(
        certificate,
        known ?? {
          number: certificate,
          from: issuedOn,
          termTo: plusYears(issuedOn, 3),
          dated,
          brought: true,
          why: versions,
        },
      )
    }
  }
  const revocations = history.standing.flatMap(({ statement, occurredOn, versions }) =>
    statement.type === 'HighTechRevoked' ? [{ on: occurredOn, number: statement.data.certificate, why: versions }] : [],
  )
  const drafts = [...found.values()].toSorted((a, b) =>
    a.from === b.from ? (a.number < b.number ? -1 : 1) : a.from < b.from ? -1 : 1,
  )
  const certificates: Certificate[] = []
  for (const draft of drafts) {
    const { brought, route, dated: _dated, ...rest } = draft
    const revocation = revocations.find(
      ({ on, number }) => on > draft.from && on < draft.termTo && (number === undefined || number === draft.number),
    )
    // A firm that holds a valid certificate, or whose ran out this year, cannot be newly recognised, whatever a column says.
    const stillHolds = certificates.some(
      (earlier) => earlier.from < draft.from && draft.from <= (earlier.revokedOn ?? lastDayOf(yearOf(earlier.termTo))),
    )
    const first = route === undefined ? certificates.length === 0 : route === 'first'
    certificates.push({
      ...rest,
      to: revocation ? revocation.on : draft.termTo,
      ...(revocation ? { revokedOn: revocation.on } : {}),
      revokedBy: revocation?.why ?? [],
      how: brought ? 'brought' : first && !stillHolds ? 'first' : 'renewed',
    })
  }
  return certificates
}

interface Draft {
  readonly number: string
  readonly from: Day
  readonly termTo: Day
  readonly dated: boolean
  readonly route?: 'first' | 'renewed' | undefined
  readonly document?: string | undefined
  readonly brought: boolean
  readonly why: readonly number[]
}

/** The firm is the city's on that day. */
export function livesOn(history: History, day: Day): boolean {
  return spellOn(history.life, day) !== undefined
}

export function certificateOn(certificates: readonly Certificate[], day: Day): Certificate | undefined {
  return certificates.find(({ from, to }) => from <= day && to !== undefined && day < to)
}
