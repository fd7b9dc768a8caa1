import { cityCode, type FactInRow, type Field, type RecognisedList, type RowPerson } from '@titian/domain'
import { sql, type RawBuilder } from 'kysely'

/** What a row says, as far as it may be a record that is here already. */
export type Came = {
  row: number
  fact: FactInRow
  occurredOn: string
  people: readonly RowPerson[]
  /** The id that our own export gave it. */
  record?: string | undefined
}

/** The record that a row is. */
export type Match = {
  stream: string
  /** The row says nothing that the record does not. */
  same: boolean
  /** What the row adds, with what the record says of itself in all the rest: what is known here stays. */
  fact: FactInRow
  occurredOn: string
}

export type Coming = {
  journal: string
  /** Whoever hands it in; a county's rows are records of its own firms or none. */
  units: readonly string[]
  /** How the rows were read; absent where they were matched before. */
  list?: Pick<RecognisedList, 'template' | 'columns'> | undefined
}

/** Whether a row says anything in a field: without the column, what was read is our assumption. */
export function says({ list }: Coming, field: Field): boolean {
  return list === undefined || list.columns.some((column) => column.field === field)
}

/** Whether a record may be meant by a row: the firm's code and name, as each has them. A 线索 has no code yet. */
export function maySpeakOf({ journal, units }: Coming, record: 'd' | 'v', row: 'a'): RawBuilder<boolean> {
  if (units.includes(cityCode)) return sql<boolean>`true`
  const [has, said] = [sql.ref(`${record}.uscc`), sql.ref(`${row}.uscc`)]
  return sql<boolean>`coalesce(
    ${has} = ${said}
    or (${has} is null and ${sql.ref(`${record}.name`)} = ${sql.ref(`${row}.name`)})
    or exists (
      select
      from enterprise_code_1 one
      join enterprise_code_1 other on other.journal = one.journal and other.stream = one.stream and upper_inf(other.known)
      where one.journal = ${journal} and upper_inf(one.known) and one.code = ${said} and other.code = ${has}), false)`
}
