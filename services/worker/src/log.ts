import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'

/** One JSON line an event, with nothing personal in it. */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  return pino({ level, base: { service: 'worker' }, serializers: { err: faultOf } }, destination)
}

type Fault = { type: string; message?: string; code?: string; at: readonly string[]; cause?: Fault }

/** What Postgres says of an error may quote the row that caused it; of such only the code and the place are kept. */
function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, at: [] }
  const fromDatabase = 'severity' in error || 'routine' in error
  return {
    type: error.name,
    ...(fromDatabase ? {} : { message: error.message }),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    at: placesOf(error),
    ...(error.cause === undefined ? {} : { cause: faultOf(error.cause) }),
  }
}

// The lines before them repeat the message.
function placesOf(error: Error): readonly string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => line.startsWith('at ') && !line.includes('node:internal')).slice(0, 8)
}
