// Connections, deadlocks, want of resources, a server that stops or starts: 08, 40, 53, 57P, and a lock that was not to be had.
const sqlState = /^(08|40|53|57P|55P03)/
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH'])
// What `pg` says in words only.
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether the same thing may well succeed a little later, with nothing changed. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  return sqlState.test(code) || network.has(code) || words.test(error.message) || isTransient(error.cause)
}

/** A statement that took too long: a smaller batch may pass, but one event that does not is no poison. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && (codeOf(error) === '57014' || isTimeout(error.cause))
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
