import type { ProblemRefusal } from '@titian/contract'
import { assignmentDecider, isRefused, type CodedFact, type Day } from '@titian/domain'
import type { CodedFirm } from '@titian/read-models'
import type { Decision } from '../command.ts'
import { notADay } from '../officers/decide-officer.ts'
import { judgeServing } from '../officers/officer-log.ts'
import type { Shell } from '../shell.ts'
import { loadFirms, onFirms } from './firm-streams.ts'

/** An assignment follows a document, or says why not. */
export interface Basis {
  readonly document?: string
  readonly reason?: string
}

export interface Share {
  readonly firm: CodedFirm
  readonly officer: string
}

/** Gives each firm its officer from a day on. Firms that have that officer already stay as they are. */
export async function decideAssignments(
  shell: Shell,
  shares: readonly Share[],
  on: Day,
  { document, reason }: Basis,
): Promise<Decision | ProblemRefusal> {
  const loaded = await loadFirms(
    shell,
    shares.map(({ firm }) => firm),
  )
  const said = { ...(document === undefined ? {} : { document }), ...(reason === undefined ? {} : { reason }) }
  const facts: CodedFact[] = []
  for (const [index, { firm, streams }] of loaded.entries()) {
    const { uscc, name } = firm
    const assignment = { uscc, name, officer: shares[index]?.officer ?? '', ...said }
    const decided = assignmentDecider.decide({ type: 'AssignOfficer', assignment, on }, streams)
    if (!isRefused(decided)) facts.push(...decided)
    else if (decided.refused !== 'NothingChanges') return decided
  }
  return facts.length === 0 ? { refused: 'NothingChanges' } : onFirms(loaded, facts)
}

/** What can be said against it before any firm is looked at. */
export async function judgeAssigning(
  shell: Shell,
  officers: readonly string[],
  on: Day,
  { document, reason }: Basis,
  field: string,
): Promise<ProblemRefusal | undefined> {
  const wrong = notADay(on)
  if (wrong) return wrong
  if (document === undefined && reason === undefined) return { refused: 'BasisMissing' }
  for (const officer of officers) {
    const refusal = await judgeServing(shell, officer, on, field)
    if (refusal) return refusal
  }
  return undefined
}
