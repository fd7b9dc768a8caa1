import { sql, type RawBuilder } from 'kysely'

/** Where and when a figure is asked: the world's day, and the log's position (absent: as known now). */
export interface Asked {
  readonly journal: string
  readonly asOf: string
  readonly known?: number | undefined
  /** Only these units; absent: all. */
  readonly units?: readonly string[] | undefined
  /** Enterprises that are in sight whole beside those of the units, because the person looks after them. */
  readonly ownFirms?: readonly string[] | undefined
  /** Those that the person looked after on the day and no more: seen up to that day. */
  readonly formerFirms?: readonly string[] | undefined
  /** A title's code, or another key that tells the figure's facts apart. */
  readonly key?: string | undefined
  /** 编号: only what is credited to this officer, or to nobody; where records are counted. */
  readonly officer?: string | undefined
}

/** What is credited to nobody. */
export const nobody = 'none'

/** Rows that the log said at the position asked for, of one of the tables where several are joined. */
export function knownThen(known: number | undefined, table?: string): RawBuilder<boolean> {
  const column = sql.ref(table === undefined ? 'known' : `${table}.known`)
  return known === undefined ? sql`upper_inf(${column})` : sql`${column} @> ${known}::bigint`
}
