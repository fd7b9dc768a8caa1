import type { ImportRecord } from '@titian/read-models'
import type { ImportsDb } from './import-record.ts'

/** The file as it came. It is not kept for ever: an erased one is a fault to ask for. */
export async function readUpload(db: ImportsDb, record: ImportRecord): Promise<Buffer> {
  const parts = await db
    .selectFrom('upload_part')
    .select('bytes')
    .where('journal', '=', record.journal)
    .where('import', '=', record.import)
    .orderBy('part')
    .execute()
  const bytes = Buffer.concat(parts.map((part) => part.bytes))
  if (bytes.length !== record.size) {
    throw new Error(`The upload of import ${record.import} holds ${bytes.length} of ${record.size} bytes`)
  }
  return bytes
}
