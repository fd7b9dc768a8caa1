import { isRevision, type Statement } from './event.ts'
import type { EnterpriseRecord, Standing } from './standing.ts'

/** The credit code by which a firm goes: the newest that is none of its former ones, though a list may still write those. */
export function codeOf(standing: readonly Standing[]): string | undefined {
  const former = new Set(standing.flatMap(({ statement }) => formerCodesIn(statement)))
  const naming = standing.filter(({ statement }) => statement.type !== 'ProfileObserved')
  const newest = naming.findLast(({ statement }) => !former.has(statement.data.uscc)) ?? naming.at(-1)
  return newest?.statement.data.uscc
}

/** Every code under which the firm stands in a list, or stood before two records of it were merged. */
export function codesOf(standing: readonly Standing[]): readonly string[] {
  const codes = standing.flatMap(({ statement }) => codesIn(statement))
  return [...new Set(codes)].toSorted()
}

/** Every code that a stream ever named, be it withdrawn or corrected since: lists may still find the firm by it. */
export function codesSaid(records: readonly EnterpriseRecord[]): readonly string[] {
  const codes = records.flatMap(({ event }) => {
    if (!isRevision(event)) return codesIn(event)
    if (event.type !== 'StatementCorrected') return []
    return [event.data.changes['uscc'], event.data.changes['formerCode']].filter((code) => typeof code === 'string')
  })
  return [...new Set(codes)].toSorted()
}

/** Whoever visits a firm writes one of its codes, but gives it none. */
function codesIn(statement: Statement): readonly string[] {
  return statement.type === 'ProfileObserved' ? [] : [statement.data.uscc, ...formerCodesIn(statement)]
}

function formerCodesIn(statement: Statement): readonly string[] {
  return statement.type === 'CreditCodeReplaced' ? [statement.data.formerCode] : []
}
