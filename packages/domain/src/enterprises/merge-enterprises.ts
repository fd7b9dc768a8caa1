import type { Day } from '../day.ts'
import type { Decider } from '../decider.ts'
import { codeOf, codesOf } from './codes.ts'
import type { CorrectionRefusal, EnterpriseFact } from './correction.ts'
import { isRevision, type Statement } from './event.ts'
import { isStatement } from './field.ts'
import { historyOf } from './history.ts'
import {
  evolve,
  noStatements,
  standingOf,
  type EnterpriseRecord,
  type EnterpriseState,
  type Standing,
} from './standing.ts'

/** 合并重复企业: one firm was entered twice, and what stands in stream `from` is said in stream `into` from now on. */
export interface MergeEnterprises {
  readonly type: 'MergeEnterprises'
  readonly from: string
  readonly into: string
  /** The codes by which lists find `from`, those of its withdrawn records too. */
  readonly codes: readonly string[]
  readonly reason: string
  readonly today: Day
}

export type MergeRefusal =
  | { readonly refused: 'SameEnterprise' }
  /** Nothing stands to be merged, or nothing that it could be merged into. */
  | { readonly refused: 'NothingStands'; readonly which: 'from' | 'into' }
  | Extract<CorrectionRefusal, { readonly refused: 'AlreadyMerged' | 'ValueDoesNotFit' }>

/** An event of one of the two streams, each of which numbers its own. */
export interface MergeFact extends EnterpriseFact {
  readonly stream: string
  /** The version in `from` that is said again here, and the code under which it was said there. */
  readonly copyOf?: { readonly version: number; readonly uscc: string }
  /** As in `EnterpriseRecord`. */
  readonly dated?: boolean
}

/** What each stream holds. */
export type MergeState = ReadonlyMap<string, readonly EnterpriseRecord[]>

/**
 * One command over two streams, after which each of them still says by itself what it counts for: what stands in the one
 * is withdrawn there and said anew in the other, by the same list or person, as made and as corrected since.
 */
export const mergeEnterprises: Decider<MergeEnterprises, MergeFact, MergeState, MergeRefusal> = {
  initialState: new Map(),
  decide,
  evolve: (state, { stream, copyOf: _copyOf, ...fact }) => {
    const before = state.get(stream) ?? []
    return new Map(state).set(stream, [...before, { ...fact, version: before.length + 1 }])
  },
}

function decide(command: MergeEnterprises, streams: MergeState): readonly MergeFact[] | MergeRefusal {
  const { from, into, reason, today } = command
  if (reason.trim().length < 2) return { refused: 'ValueDoesNotFit', field: 'reason', value: reason }
  if (from === into) return { refused: 'SameEnterprise' }
  const [leaving, staying] = [foundIn(streams, from), foundIn(streams, into)]
  const merged = leaving.state.merged ?? staying.state.merged
  if (merged) return { refused: 'AlreadyMerged', uscc: merged.uscc }
  const uscc = codeOf(staying.standing)
  if (leaving.standing.length === 0) return { refused: 'NothingStands', which: 'from' }
  if (uscc === undefined) return { refused: 'NothingStands', which: 'into' }
  const name = historyOf(staying.standing).names.at(-1)?.value ?? uscc
  const concerns = [...leaving.state.standing.keys()]
  const said = (stream: string, event: EnterpriseFact['event']) => ({
    stream,
    occurredOn: today,
    byPerson: true,
    event,
  })
  return [
    said(from, { type: 'StatementWithdrawn', data: { concerns, reason: `并入 ${name}（${uscc}）` } }),
    said(from, { type: 'EnterpriseMerged', data: { into, uscc, reason } }),
    ...copies(leaving, { stream: into, version: staying.records.length, uscc }),
    ...formerCodes(command, leaving).map((formerCode) =>
      said(into, { type: 'CreditCodeReplaced', data: { uscc, name, formerCode, reason } }),
    ),
  ]
}

interface Found {
  readonly records: readonly EnterpriseRecord[]
  readonly state: EnterpriseState
  readonly standing: readonly Standing[]
}

function foundIn(streams: MergeState, stream: string): Found {
  const records = streams.get(stream) ?? []
  const state = records.reduce(evolve, noStatements)
  return { records, state, standing: standingOf(state) }
}

/** Each statement that stands, in the order in which it was made, and behind it what people corrected in it. */
function copies(
  { records, state }: Found,
  { stream, version, uscc }: { readonly stream: string; readonly version: number; readonly uscc: string },
): readonly MergeFact[] {
  const facts: MergeFact[] = []
  for (const made of records) {
    const standing = state.standing.get(made.version)
    if (!standing || isRevision(made.event)) continue
    const { event, occurredOn, byPerson, dated = true } = made
    const corrections = correctionsOf(records, made.version)
    // A code that was corrected is the correction's to say.
    const isCorrected = corrections.some(({ data }) => 'uscc' in data.changes)
    const code = standing.statement.data.uscc
    const said = isCorrected ? event : under(event, uscc)
    const day = dated ? { occurredOn } : { occurredOn, dated }
    facts.push({ stream, ...day, byPerson, event: said, copyOf: { version: made.version, uscc: code } })
    const concerns = version + facts.length
    for (const { data, on, ...correction } of corrections) {
      const changes = 'uscc' in data.changes ? { ...data.changes, uscc } : data.changes
      const again = { type: 'StatementCorrected', data: { ...data, concerns, changes } } as const
      const copyOf = { version: correction.version, uscc: code }
      facts.push({ stream, occurredOn: on, byPerson: correction.byPerson, event: again, copyOf })
    }
  }
  return facts
}

function correctionsOf(records: readonly EnterpriseRecord[], concerned: number) {
  return records.flatMap(({ version, occurredOn: on, byPerson, event }) =>
    event.type === 'StatementCorrected' && event.data.concerns === concerned
      ? [{ version, on, byPerson, data: event.data }]
      : [],
  )
}

/** The codes that now lead to the other firm, less those of which the copies say so already. */
function formerCodes({ codes }: MergeEnterprises, { standing }: Found): readonly string[] {
  const told = standing.flatMap(({ statement }) =>
    statement.type === 'CreditCodeReplaced' ? [statement.data.formerCode] : [],
  )
  return [...new Set([...codesOf(standing), ...codes])].filter((code) => !told.includes(code)).toSorted()
}

function under(statement: Statement, uscc: string): Statement {
  const candidate = { type: statement.type, data: { ...statement.data, uscc } }
  return isStatement(candidate) ? candidate : statement
}
