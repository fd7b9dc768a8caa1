import { decisionsIn, importStream, type ImportProblem, type ListAnswers, type RecognisedList } from '@titian/domain'
import type { EventStore } from '@titian/event-store'
import { importEventOf, templatesOf, type ImportRecord, type ImportTables } from '@titian/read-models'
import { sql } from 'kysely'
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
      await noteDecisions(db, context.store, record)
      await judgeDecided({ db, store: context.store, record, list: found })
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
  await db.deleteFrom('import_row').where('journal', '=', record.journal).where('import', '=', record.import).execute()
  let done = 0
  const answers = withoutNone(record.answers)
  const templates = await templatesOf(db, { journal: record.journal })
  const source = { bytes: await readUpload(db, record), fileName: record.file_name, answers, templates, soffice }
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
    // Our own exports explain themselves on a sheet of this name, which is no list that was left out.
    other_sheets: otherSheets.filter((name) => name !== '说明'),
    done,
    total: done,
  })
  return list
}

/** What people decided of rows by the log stands, however often the file is read and whoever died before noting it. */
async function noteDecisions(db: ImportsDb, store: EventStore, { journal, import: id }: ImportRecord): Promise<void> {
  const history = await store.readStream(journal, importStream(id))
  const decided = decisionsIn(history.map(importEventOf))
  if (decided.length === 0) return
  await sql`
    update import_row r
    set decided = d.uscc, vouched = d.vouched
    from json_to_recordset(${JSON.stringify(decided)}::json) as d (row int, uscc text, vouched boolean)
    where r.journal = ${journal} and r.import = ${id} and r.row = d.row`.execute(db)
}

/** 无, said where a document number is asked for, is an answer and no number. */
function withoutNone({ document, ...answers }: ListAnswers): ListAnswers {
  return document === undefined || /^[无没-]*$/.test(document.trim()) ? answers : { ...answers, document }
}
