import { AmendVisit, LogVisit, MoveDemand, RaiseDemand, WithdrawVisit, type ProblemRefusal } from '@titian/contract'
import { sql } from 'kysely'
import { businessDay } from '../calendar/business-day.ts'
import { decideMoveDemand } from '../demands/move-demand.ts'
import { decideRaiseDemand } from '../demands/raise-demand.ts'
import { decideAmendVisit } from '../visits/amend-visit.ts'
import { decideLogVisit } from '../visits/log-visit.ts'
import { decideWithdrawVisit } from '../visits/withdraw-visit.ts'
import { whoIs, type Who } from '../who.ts'
import { syncReasons } from './receipts.ts'
import { synced, type SyncTable } from './sync-table.ts'

/** The commands that a device may send: each decides as its own route does, as of the day on which it was captured. */
export const syncTable: SyncTable<Who> = {
  whoOn: async (shell, sender, day) => {
    const { day: today } = await businessDay(shell.db, shell.journal)
    const who = await whoIs(shell, sender, day)
    return day < today ? { ...who, doneOn: day } : who
  },
  own: async ({ db, journal }, { ownFirms }, codes) => {
    const { rows } = await sql<{ code: string }>`
      select code
      from enterprise_code_1
      where journal = ${journal} and code = any(${[...codes]}) and stream = any(${[...ownFirms]}) and upper_inf(known)
    `.execute(db)
    return rows.map(({ code }) => code)
  },
  commands: {
    'log-visit': synced(LogVisit, {
      decide: (shell, who, { payload }) => decideLogVisit(shell, who, payload),
      firms: ({ payload }) => payload.firms.map(({ uscc }) => uscc),
      subjects: ({ payload }) => [
        ...payload.firms.map(({ visit }) => visit),
        ...(payload.demands ?? []).map(({ demand }) => demand),
      ],
      reason: whyNotYours,
    }),
    'amend-visit': synced(AmendVisit, {
      decide: async (shell, who, { subject, payload }) =>
        subject === undefined ? { refused: 'VisitUnknown' } : decideAmendVisit(shell, who, subject, payload),
    }),
    'withdraw-visit': synced(WithdrawVisit, {
      decide: async (shell, who, { subject, payload }) =>
        subject === undefined ? { refused: 'VisitUnknown' } : decideWithdrawVisit(shell, who, subject, payload),
    }),
    'raise-demand': synced(RaiseDemand, {
      decide: (shell, who, { payload }) => decideRaiseDemand(shell, who, payload),
      firms: ({ payload }) => [payload.uscc],
      subjects: ({ payload }) => [payload.demand],
      reason: whyNotYours,
    }),
    'move-demand': synced(MoveDemand, {
      decide: async (shell, who, { subject, payload }) =>
        subject === undefined
          ? { refused: 'DemandUnknown' }
          : decideMoveDemand(shell, who, { demand: subject, ...payload }),
      review: (refusal) => {
        if (refusal.refused === 'MoveNotAllowed') return refusal.allowed
        // Others went on with it on a later day than this was done.
        return refusal.refused === 'MovedSince' ? [] : undefined
      },
    }),
  },
}

function whyNotYours({ refused }: ProblemRefusal): string | undefined {
  return refused === 'FirmUnknown' ? syncReasons.notYours : undefined
}
