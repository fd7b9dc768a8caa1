import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'

export type Database<Tables> = { readonly db: Kysely<Tables>; readonly pool: Pool }

type Options = {
  poolSize: number
  /** Told when an idle connection breaks. The pool makes another by itself. */
  onIdleError?: (error: Error) => void
  applicationName?: string
  /** For a rebuild or a report; a request has no business lasting longer than the default. */
  statementTimeoutMs?: number
}

const { DATE, INT8 } = types.builtins

/**
 * A pool whose every connection gives up rather than hang, seen as Kysely and as itself; `db.destroy()` closes both.
 * Positions and counts (int8) come as numbers, days (date) as `YYYY-MM-DD`.
 */
export function openDatabase<Tables>(url: string, options: Options): Database<Tables> {
  const { poolSize, onIdleError = () => undefined, applicationName = 'titian', statementTimeoutMs = 10_000 } = options
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    application_name: applicationName,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: 2000,
    idle_in_transaction_session_timeout: 5000,
    types: { getTypeParser },
  })
  // Without a listener, a database that restarts would take the process with it.
  pool.on('error', onIdleError)
  // Nor does the pool listen to a connection that it has lent out; whoever uses it hears of the error by the query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), pool }
}

const getTypeParser: typeof types.getTypeParser = (oid, format) => {
  if (format !== 'binary' && oid === INT8) return toSafeNumber
  if (format !== 'binary' && oid === DATE) return String
  return types.getTypeParser(oid, format)
}

function toSafeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`${text} does not fit a number`)
  return number
}
