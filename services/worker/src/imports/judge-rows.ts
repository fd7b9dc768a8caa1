import {
  cityCode,
  codesOf,
  judgeStatement,
  matchKey,
  unknownUnit,
  type KnownStatement,
  type RecognisedList,
  type RowContact,
  type StatedRow,
} from '@titian/domain'
import { isOfImport, type ImportRecord } from '@titian/read-models'
import { contactKey, readContacts, sameContact, type Contacts } from './contacts.ts'
import { earlierStatements } from './earlier-rows.ts'
import { isDated, placeOf, type Judging } from './judging.ts'
import { judgeFacts, type SaidFact } from './judge-facts.ts'
import { judgeTarget } from './judge-targets.ts'
import { findFirms, type KnownFirm } from './known-firms.ts'
import { noteNames } from './note-names.ts'
import { resolveNames } from './resolve-names.ts'
import type { ListRow } from './read-list.ts'
import { refusedDraft, type RowDraft } from './row-draft.ts'

/** A row whose firm is known by its code, be it the row's own, matched by name, or a person's word. */
export type SaidRow = Omit<ListRow, 'reading'> &
  Pick<RowDraft, 'match' | 'decided' | 'vouched'> & { reading: StatedRow }

/** What each row of a batch adds to what stands. The same fact twice in one list is new once. */
export async function judgeRows(judging: Judging, rows: readonly ListRow[]): Promise<RowDraft[]> {
  const { said, drafts } = await resolveNames(judging, rows)
  const facts: SaidFact[] = []
  for (const { reading, cells } of rows) {
    if ('refused' in reading) drafts.push(refusedDraft(reading.refused, cells))
    else if ('target' in reading) drafts.push(await judgeTarget(judging, reading, cells))
    else if ('publicised' in reading) drafts.push(publicisedDraft(reading))
    else if ('statement' in reading) said.push({ reading, cells })
    else if ('fact' in reading) facts.push({ reading, cells })
  }
  return [...drafts, ...(await judgeSaid(judging, said)), ...(await judgeFacts(judging, facts))].toSorted(
    (a, b) => a.row - b.row,
  )
}

export async function judgeSaid(judging: Judging, said: readonly SaidRow[]): Promise<RowDraft[]> {
  if (said.length === 0) return []
  const { db, store, record } = judging
  const codes = new Set(said.map(({ reading }) => reading.statement.data.uscc))
  const firms = await findFirms(store, record.journal, [...codes])
  // A list may write two codes of one firm.
  const sharing = (code: string) => [...new Set([code, ...codesOf(firms.get(code)?.standing ?? [])])]
  const earlier = await earlierStatements(
    db,
    record,
    [...codes].flatMap(sharing),
    said.map(({ reading }) => reading.row),
  )
  const contacts = await readContacts(db, record, [...firms.values()])
  for (const { key, contact } of earlier.contacts) contacts.set(key, contact)
  const known = new Map<string, KnownStatement[]>()
  for (const code of codes) {
    const own = sharing(code)
    const shared = own.map((each) => known.get(each)).find((each) => each !== undefined)
    const before = own.flatMap((each) => earlier.statements.get(each) ?? [])
    known.set(code, shared ?? [...(firms.get(code)?.known ?? []), ...before])
  }
  const noted = await noteNames(judging, said, firms)
  return said
    .toSorted((a, b) => a.reading.row - b.reading.row)
    .map((row) => {
      const draft = judgeOne(judging, row, firms.get(row.reading.statement.data.uscc), known, contacts)
      const note = noted.get(row.reading.row)
      // What is refused is not taken under any name, and a list of changes says itself what it renames.
      return note && draft.outcome !== 'refused' && draft.outcome !== 'same' && judging.list.kind !== 'changes'
        ? { ...draft, notes: [note, ...(draft.notes ?? [])] }
        : draft
    })
}

function judgeOne(
  { record, list }: Judging,
  { reading, cells, match, decided, vouched = false }: SaidRow,
  firm: KnownFirm | undefined,
  known: ReadonlyMap<string, KnownStatement[]>,
  contacts: Contacts,
): RowDraft {
  const { row, occurredOn, notes, contact } = reading
  const statement = withContact(reading, record.import, contacts)
  const { uscc, name } = statement.data
  const isKnown = firm !== undefined && firm.unit !== unknownUnit
  const unit = isKnown && !vouched ? firm.unit : statement.data.unit
  const draft = {
    row,
    ...(match === undefined ? {} : { match }),
    ...(decided === undefined ? {} : { decided, vouched }),
    // Who matched or decided may think again; then the row is read again.
    ...(match === undefined && decided === undefined ? {} : { cells }),
    uscc,
    name,
    nameKey: matchKey(name),
    notes,
  }
  if (record.unit !== cityCode && !vouched) {
    const isTheirs = isKnown && isOfImport(record, firm.unit)
    if (!isTheirs) return notTheirs(record, { draft, list, reading, cells, firm })
  }
  const standing = known.get(uscc) ?? []
  const candidate = { statement, occurredOn, dated: isDated(list, cells) }
  const judged = judgeStatement(candidate, standing, sameContact(contacts))
  if (judged.outcome !== 'same') standing.push({ version: 0, readings: [candidate] })
  return {
    ...draft,
    ...(unit === undefined ? {} : { unit }),
    ...candidate,
    outcome: judged.outcome,
    ...(judged.outcome === 'changed' ? { before: judged.before } : {}),
    ...(contact === undefined ? {} : { contact }),
  }
}

/**
 * A county's list may speak of the firms that it answers for. Of a code that nobody has and of one that is another
 * county's it is told the very same, and both wait for the city, which alone is shown which of them it is.
 */
function notTheirs(record: ImportRecord, { draft, list, reading, cells, firm }: NotTheirs): RowDraft {
  const { row } = reading
  const { uscc, name, unit: said = unknownUnit } = reading.statement.data
  if (!isOfImport(record, said)) {
    const refusal = { kind: 'unit-not-yours', params: {}, row, name, ...placeOf(list, row, cells, 'unit') } as const
    return { ...draft, outcome: 'refused', refusal, cells }
  }
  const holder = firm && holderOf(firm)
  const refusal = { kind: 'firm-for-city', params: {}, row, name, ...placeOf(list, row, cells, 'code') } as const
  return {
    ...draft,
    outcome: 'refused',
    refusal: { ...refusal, ...(holder ? { holder } : {}) },
    proposal: { uscc, name },
    cells,
  }
}

type NotTheirs = Pick<SaidRow, 'reading' | 'cells'> & {
  draft: Omit<RowDraft, 'outcome'>
  list: RecognisedList
  firm: KnownFirm | undefined
}

/** Nobody, where all that was said of the firm was taken back. */
function holderOf({ standing, unit }: KnownFirm): { name: string; unit: string } | undefined {
  const name = standing.at(-1)?.statement.data.name
  return name === undefined ? undefined : { name, unit }
}

/** The statement names the contact by a key; who that is stays beside the log. */
function withContact({ row, statement, contact }: StatedRow, importId: string, contacts: Map<string, RowContact>) {
  if (contact === undefined || statement.type !== 'RegisterEntryListed') return statement
  const key = contactKey(importId, row)
  contacts.set(key, contact)
  return { ...statement, data: { ...statement.data, contact: key } }
}

function publicisedDraft({
  row,
  publicised,
  occurredOn,
  notes,
}: Extract<ListRow['reading'], { publicised: unknown }>): RowDraft {
  const { name, uscc, unit } = publicised
  return {
    row,
    outcome: 'publicised',
    name,
    nameKey: matchKey(name),
    ...(uscc === undefined ? {} : { uscc }),
    ...(unit === undefined ? {} : { unit }),
    occurredOn,
    notes,
  }
}
