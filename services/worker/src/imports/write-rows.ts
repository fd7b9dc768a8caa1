import type { ImportRecord } from '@titian/read-models'
import { sql } from 'kysely'
import type { ImportsDb } from './import-record.ts'
import type { RowDraft } from './row-draft.ts'

/** Keeps a batch of rows as judged, in the place of what was judged before. */
export async function writeRows(db: ImportsDb, { journal, import: id }: ImportRecord, rows: RowDraft[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into import_row (
      journal, import, row, outcome, match, decided, vouched, uscc, name, name_key, unit, statement, target, fact, stream,
      record, occurred_on, dated, before, refusal, proposal, candidates, notes, contact, people, cells)
    select ${journal}, ${id}, r.row, r.outcome, r.match, r.decided, coalesce(r.vouched, false), r.uscc, r.name,
      r."nameKey", r.unit, r.statement, r.target, r.fact, r.stream, r.record, r."occurredOn", coalesce(r.dated, true), r.before,
      r.refusal, r.proposal, coalesce(r.candidates, '[]'), coalesce(r.notes, '[]'), r.contact, r.people, r.cells
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      row int, outcome text, match text, decided text, vouched boolean, uscc text, name text, "nameKey" text, unit text,
      statement json, target json, fact json, stream text, record text, "occurredOn" date, dated boolean, before json, refusal json,
      proposal json, candidates json, notes json, contact json, people json, cells json)
    on conflict (journal, import, row) do update set
      outcome = excluded.outcome,
      match = excluded.match,
      decided = excluded.decided,
      vouched = excluded.vouched,
      uscc = excluded.uscc,
      name = excluded.name,
      name_key = excluded.name_key,
      unit = excluded.unit,
      statement = excluded.statement,
      target = excluded.target,
      fact = excluded.fact,
      stream = excluded.stream,
      record = excluded.record,
      occurred_on = excluded.occurred_on,
      dated = excluded.dated,
      before = excluded.before,
      refusal = coalesce(excluded.refusal, import_row.refusal),
      proposal = coalesce(excluded.proposal, import_row.proposal),
      candidates = case when json_array_length(excluded.candidates) > 0 then excluded.candidates else import_row.candidates end,
      notes = excluded.notes,
      contact = excluded.contact,
      people = excluded.people,
      cells = excluded.cells`.execute(db)
}
