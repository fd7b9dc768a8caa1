import type {
  Cell,
  Effect,
  ImportProblem,
  ImportQuestion,
  ImportRowRefusal,
  ListAnswers,
  ListedEvent,
  RecognisedList,
  RowContact,
  RowNote,
  RowPerson,
  Statement,
  TargetRow,
} from '@titian/domain'
import type { ColumnType, Generated, Selectable } from 'kysely'

/** JSON goes in as text and comes back as what was written; nobody but us writes these tables. */
type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>
type DefaultJson<T> = ColumnType<T, string | undefined, string>
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
type Instant = ColumnType<Date, Date | undefined, Date>

export type ImportStatus = 'checking' | 'checked' | 'committing' | 'committed' | 'failed' | 'undoing' | 'undone'
export type RowOutcome = 'new' | 'changed' | 'same' | 'refused' | 'otherCity' | 'unclear' | 'publicised'

export interface Firm {
  readonly uscc: string
  readonly name: string
}

export interface Candidate extends Firm {
  readonly unit: string
}

/** Rows by outcome; of those found by name, how many are proposed and confirmed. */
export type RowTally = Partial<Record<RowOutcome | 'proposed' | 'confirmed', number>>

/** The columns of a sheet as its header names them, for handing refused rows back as they came. */
export interface HeaderCell {
  readonly column: string
  readonly text: string
}

/** See infra/migrations/0004-imports.sql (and 0012 for the officers' lists) for what each column means. */
export type ImportTables = {
  import: {
    journal: string
    import: string
    status: ImportStatus
    step: Generated<'read' | 'judge'>
    asked: Generated<number>
    file_name: string
    sha256: Buffer
    size: number
    unit: string
    further_units: Generated<string[]>
    received_by: string
    received_at: Instant
    answers: DefaultJson<ListAnswers>
    list: OptionalJson<RecognisedList>
    header: DefaultJson<readonly HeaderCell[]>
    sheet: Optional<string>
    other_sheets: Generated<string[]>
    needs: Generated<ImportQuestion[]>
    asks: Generated<ImportQuestion[]>
    done: Generated<number>
    total: Generated<number>
    counts: DefaultJson<RowTally>
    effect: DefaultJson<readonly Effect[]>
    problem: OptionalJson<ImportProblem>
    same_file: Optional<string>
    confirmed_by: Optional<string>
    first_position: Optional<number>
    last_position: Optional<number>
    committed_at: Optional<Date>
    undone_by: Optional<string>
    undone_at: Optional<Date>
    withdrawn: Generated<number>
    restated: Generated<number>
    erased_at: Optional<Date>
  }
  upload_part: { journal: string; import: string; part: number; bytes: Buffer; received_at: Instant }
  import_row: {
    journal: string
    import: string
    row: number
    outcome: RowOutcome
    checked_as: Optional<RowOutcome>
    match: Optional<'proposed' | 'confirmed'>
    decided: Optional<string>
    vouched: Generated<boolean>
    uscc: Optional<string>
    name: Optional<string>
    name_key: Optional<string>
    unit: Optional<string>
    statement: OptionalJson<Statement>
    target: OptionalJson<TargetRow['target']>
    occurred_on: Optional<string>
    fact: OptionalJson<ListedEvent>
    stream: Optional<string>
    record: Optional<string>
    dated: Generated<boolean>
    before: OptionalJson<Statement | ListedEvent>
    refusal: OptionalJson<ImportRowRefusal>
    proposal: OptionalJson<Firm>
    candidates: DefaultJson<readonly Candidate[]>
    notes: DefaultJson<readonly RowNote[]>
    contact: OptionalJson<RowContact>
    people: OptionalJson<readonly RowPerson[]>
    cells: OptionalJson<readonly Cell[]>
  }
  import_entry: { journal: string; import: string; row: number; stream: string; version: number; made: boolean }
  contact: {
    journal: string
    contact: string
    import: string
    row: number
    name: Optional<string>
    phone: Optional<string>
    erased_at: Optional<Date>
  }
  person: {
    journal: string
    person: string
    name: Optional<string>
    phone: Optional<string>
    import: Optional<string>
    row: Optional<number>
    erased_at: Optional<Date>
  }
}

export type ImportRecord = Selectable<ImportTables['import']>
export type ImportRowRecord = Selectable<ImportTables['import_row']>
