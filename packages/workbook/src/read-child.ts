import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import type { Limits } from './limits.ts'
import { readBytes } from './read-bytes.ts'
import { Refused } from './refused.ts'
import type { Said } from './said.ts'

// Bytes come in by the standard input and rows leave by the standard output, one JSON value a line. This process may
// read the sources and nothing else: no other file, no network, no database, no program. It may be killed at any time.
const limits = limitsFrom(process.argv[2])

try {
  const bytes = await buffer(process.stdin)
  const read = await readBytes(bytes, limits, (rows, sheet) => say({ rows, sheet }))
  await say({ done: { ...read, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) } })
} catch (error) {
  if (!(error instanceof Refused)) throw error
  await say({ refused: error.refusal })
}

async function say(said: Said): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(said)}\n`)) await once(process.stdout, 'drain')
}

function limitsFrom(argument: string | undefined): Limits {
  if (argument === undefined) throw new Error('Usage: read-child.ts <limits as JSON>')
  return JSON.parse(argument)
}
