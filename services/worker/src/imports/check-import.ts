import type { ImportProblem, ListAnswers, RecognisedList } from '@titian/domain'
import type { ImportRecord, ImportTables } from '@titian/read-models'
import type { Job, JobContext } from '../jobs/job.ts'
import { uploadErased } from './erase-uploads.ts'
import { failCheck, finishCheck } from './finish-check.ts'
import { followedTo } from './followed.ts'
import { changeImport, readImport, waiting, type ImportsDb } from './import-record.ts'
import { judgeDecided } from './judge-decided.ts'
import { judgeRows } from './judge-rows.ts'
import { proposeFirms } from './propose-firms.ts'
import { readList } from './read-list.ts'
import { readUpload } from './read-upload.ts'
import { writeRows } from './write-rows.ts'

/** Reads an upload and judges every row; or judges again those rows about which a person decided. */
export function checkImport({ soffice }: { soffice?: string | undefined }): Job {
  return {
    name: 'check-import',
    pending: (db) => waiting(db, 'checking'),
    run: async ({ id }, context) => {
      const db = context.db.withTables<ImportTables>()
      const record = await readImport(db, id)
      // Names are matched against what the log has said so far.
      const { signal } = context
      await followedTo(db, record.journal, await context.store.head(record.journal), { signal, patienceMs: 5000 })
      const list = record.step === 'judge' ? record.list : undefined
      const found = list ?? (await readAll(db, record, soffice, context))
      if ('problem' in found) return failCheck(db, record, found.problem)
      if (list) await judgeDecided({ db, store: context.store, record, list })
      await proposeFirms(db, record)
      await finishCheck(db, context.store, record, found)
    },
  }
}

async function readAll(
  db: ImportsDb,
  record: ImportRecord,
  soffice: string | undefined,
  { store, signal }: JobContext,
): Promise<RecognisedList | { problem: ImportProblem }> {
  if (record.erased_at !== null) return { problem: uploadErased }
  const decided = await decidedRows(db, record)
  await db.deleteFrom('import_row').where('journal', '=', record.journal).where('import', '=', record.import).execute()
  let done = 0
  const answers = withoutNone(record.answers)
  const source = { bytes: await readUpload(db, record), fileName: record.file_name, answers, soffice }
  const read = await readList(source, async (list, rows) => {
    signal.throwIfAborted()
    await writeRows(db, record, await judgeRows({ db, store, record, list }, rows))
    done += rows.length
    await changeImport(db, record, { done, total: done })
  })
  if ('problem' in read) return read
  const { list, header, sheet, otherSheets } = read
  await changeImport(db, record, {
    list: JSON.stringify(list),
    header: JSON.stringify(header),
    sheet: sheet ?? null,
    other_sheets: otherSheets,
    done,
    total: done,
  })
  for (const { row, decided: uscc } of decided) {
    await db
      .updateTable('import_row')
      .set({ decided: uscc })
      .where('journal', '=', record.journal)
      .where('import', '=', record.import)
      .where('row', '=', row)
      .execute()
  }
  if (decided.length > 0) await judgeDecided({ db, store, record, list })
  return list
}

/** What people decided of rows stands, however often the file is read. */
function decidedRows(db: ImportsDb, { journal, import: id }: ImportRecord) {
  return db
    .selectFrom('import_row')
    .select(['row', 'decided'])
    .where('journal', '=', journal)
    .where('import', '=', id)
    .where('decided', 'is not', null)
    .execute()
}

/** 无, said where a document number is asked for, is an answer and no number. */
function withoutNone({ document, ...answers }: ListAnswers): ListAnswers {
  return document === undefined || /^[无没-]*$/.test(document.trim()) ? answers : { ...answers, document }
}
