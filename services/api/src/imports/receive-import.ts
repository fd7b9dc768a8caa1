import { createHash } from 'node:crypto'
import type { AnswerImport, ImportCreated, ProblemRefusal } from '@titian/contract'
import { cityCode, type ListAnswers } from '@titian/domain'
import { unitsInSight, type ImportTables } from '@titian/read-models'
import type { FastifyRequest } from 'fastify'
import { carryOut, commandIdOf } from '../command.ts'
import { routeOf } from '../guard.ts'
import { principalOf, signedInOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { decideImport } from './import-stream.ts'
import type { KeptUpload } from './keep-upload.ts'

/** The id that an upload gets: that of its command, so that the same command again is the same import. */
export function importIdOf(shell: Shell, request: FastifyRequest): string {
  const hash = createHash('sha256')
    .update(`${shell.journal} ${signedInOf(request).account} ${commandIdOf(request).toLowerCase()}`)
    .digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

interface Received {
  readonly id: string
  readonly fileName: string
  readonly upload: KeptUpload
  readonly answers: AnswerImport
}

/** Begins an import of a file that lies in the database already, and has it checked. */
export async function receiveImport(
  shell: Shell,
  request: FastifyRequest,
  { id, fileName, upload, answers }: Received,
): Promise<ImportCreated | ProblemRefusal> {
  const { db, journal, queue } = shell
  const sha256 = upload.sha256.toString('hex')
  const [unit, ...furtherUnits] = unitsOf(request)
  const done = await carryOut(
    shell,
    request,
    () => decideImport(shell, id, { type: 'ReceiveImport', sha256, unit, furtherUnits }),
    {
      content: { route: routeOf(request), sha256, answers },
    },
  )
  if ('refused' in done) return done
  const said: ListAnswers = answers
  await db
    .withTables<ImportTables>()
    .insertInto('import')
    .values({
      journal,
      import: id,
      status: 'checking',
      file_name: fileName,
      sha256: upload.sha256,
      size: upload.size,
      unit,
      further_units: furtherUnits,
      received_by: signedInOf(request).account,
      answers: JSON.stringify(said),
    })
    .onConflict((known) => known.doNothing())
    .execute()
  queue.enqueue('check-import', { id })
  return { importId: id }
}

/** Whose rows it may hold: the city's planners hand in for all, a county's staff for their own. */
function unitsOf(request: FastifyRequest): readonly [string, ...string[]] {
  const [unit, ...others] = unitsInSight(principalOf(request)) ?? [cityCode]
  if (unit === undefined) throw new Error('Whoever hands in a list answers for a unit')
  return [unit, ...others]
}
