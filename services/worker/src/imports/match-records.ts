import type { Came, Coming, Match } from './coming-back.ts'
import type { ImportsDb } from './import-record.ts'
import { matchDemands } from './match-demands.ts'
import { matchVisits } from './match-visits.ts'

/**
 * Finds the rows that came out of here: by the record's id, a demand by its number, and what people recorded here also by
 * all that the row says. What only lists said is found by its stream, unless a template left out half of it.
 */
export async function matchRecords(
  db: ImportsDb,
  coming: Coming,
  rows: readonly Came[],
): Promise<ReadonlyMap<number, Match>> {
  return new Map([...(await matchVisits(db, coming, rows)), ...(await matchDemands(db, coming, rows))])
}
