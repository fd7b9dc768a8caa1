import type { ProblemRefusal } from '@titian/contract'
import { assignmentDecider, assignmentStream, type CodedFact, type FirmAssignments } from '@titian/domain'
import { assignmentFactOf, firmsByCode, type CodedFirm, type Principal } from '@titian/read-models'
import type { Decision } from '../command.ts'
import { askAs, type Moment } from '../question.ts'
import type { Shell } from '../shell.ts'

/** One firm with all that was said of who looks after it, by each of its codes. */
export interface LoadedFirm {
  readonly firm: CodedFirm
  readonly streams: FirmAssignments
}

/** The firms of these codes, each once, as far as whoever gives the command answers for them. */
export async function firmsInSight(
  shell: Shell,
  principal: Principal,
  codes: readonly string[],
  field: string,
): Promise<{ readonly firms: readonly CodedFirm[]; readonly moment: Moment } | ProblemRefusal> {
  return askAs(shell, principal, {}, async (db, moment) => {
    const found = await firmsByCode(db, codes, moment)
    const firms = new Map<string, CodedFirm>()
    for (const code of codes) {
      const firm = found.get(code)
      // What one may not see is not there.
      if (!firm || !isInSight(firm, moment)) return { refused: 'FirmUnknown', uscc: code, field } as const
      firms.set(firm.uscc, firm)
    }
    return { firms: [...firms.values()], moment }
  })
}

export function isInSight({ unit }: CodedFirm, { units }: Pick<Moment, 'units'>): boolean {
  return units === undefined || units.includes(unit)
}

export async function loadFirms(
  { store, journal }: Pick<Shell, 'store' | 'journal'>,
  firms: readonly CodedFirm[],
): Promise<readonly LoadedFirm[]> {
  const streams = await store.readStreams(journal, firms.flatMap(codesOf).map(assignmentStream))
  return firms.map((firm) => ({
    firm,
    streams: codesOf(firm)
      .flatMap((uscc) =>
        (streams.get(assignmentStream(uscc)) ?? []).map((event) => ({ uscc, ...assignmentFactOf(event) })),
      )
      .reduce(assignmentDecider.evolve, assignmentDecider.initialState),
  }))
}

/** What was decided of firms, to be kept if nobody was first with one of them, by whichever of its codes. */
export function onFirms(firms: readonly LoadedFirm[], facts: readonly CodedFact[]): Decision {
  return {
    events: facts.map(({ uscc, on, event: { type, data } }) => ({
      stream: assignmentStream(uscc),
      type,
      schema: 1,
      data,
      occurredOn: on,
    })),
    expect: firms.flatMap(({ firm, streams }) =>
      codesOf(firm).map((uscc) => ({ stream: assignmentStream(uscc), version: streams.get(uscc)?.version ?? 0 })),
    ),
  }
}

function codesOf({ uscc, codes }: CodedFirm): readonly string[] {
  return [...new Set([uscc, ...codes])]
}
