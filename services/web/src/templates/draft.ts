import type { SaveTemplate, TemplateField } from '@titian/contract'
import { templateFieldNames, templateFieldWords } from '@titian/contract'
import { templateFields, templateNeeds } from '@titian/domain'
import { newUuid } from '../app/uuid.ts'
import { words } from '../words/words.ts'

type Kind = SaveTemplate['kind']

export interface DraftColumn {
  /** Stays when the column moves. */
  readonly key: string
  readonly header: string
  readonly field: TemplateField
  readonly words: Readonly<Record<string, string>>
}

/** A template as it is being put together. */
export interface Draft {
  readonly name: string
  readonly kind: Kind
  readonly title: string
  readonly columns: readonly DraftColumn[]
}

export function draftOf({ name, kind, title = '', columns }: SaveTemplate): Draft {
  return {
    name,
    kind,
    title,
    columns: columns.map(({ header, field, words: theirs = {} }) => ({ key: newUuid(), header, field, words: theirs })),
  }
}

/** Begins with what no sheet can do without. */
export function emptyDraft(kind: Kind): Draft {
  return withColumns({ name: '', kind, title: '', columns: [] }, needsOf(kind))
}

export function withColumns(draft: Draft, fields: readonly TemplateField[]): Draft {
  const added = fields.map((field) => ({ key: newUuid(), header: headerOf(draft.kind, field), field, words: {} }))
  return { ...draft, columns: [...draft.columns, ...added] }
}

export function withColumn(draft: Draft, key: string, change: Partial<Omit<DraftColumn, 'key'>>): Draft {
  return { ...draft, columns: draft.columns.map((column) => (column.key === key ? { ...column, ...change } : column)) }
}

/** The column as another field: a heading that nobody changed goes along, another system's words do not. */
export function asField(draft: Draft, { key, header, field }: DraftColumn, to: TemplateField): Draft {
  const isUntouched = header === '' || header === headerOf(draft.kind, field)
  return withColumn(draft, key, {
    field: to,
    words: {},
    ...(isUntouched ? { header: headerOf(draft.kind, to) } : {}),
  })
}

export function withoutColumn(draft: Draft, key: string): Draft {
  return { ...draft, columns: draft.columns.filter((column) => column.key !== key) }
}

/** One place to the left (-1) or to the right (1), as far as there is one. */
export function movedColumn(draft: Draft, key: string, by: -1 | 1): Draft {
  const from = draft.columns.findIndex((column) => column.key === key)
  const moved = draft.columns[from]
  const other = draft.columns[from + by]
  if (!moved || !other) return draft
  const columns = [...draft.columns]
  columns[from] = other
  columns[from + by] = moved
  return { ...draft, columns }
}

/** What a new column may hold, each field once. */
export function fieldsLeft({ kind, columns }: Draft): readonly TemplateField[] {
  return fieldsOf(kind).filter((field) => !columns.some((column) => column.field === field))
}

/** Without these a sheet that comes back could not be read. */
export function fieldsLacking(draft: Draft): readonly TemplateField[] {
  return fieldsLeft(draft).filter((field) => needsOf(draft.kind).includes(field))
}

/** What a column holds, as people call it of this kind of record. */
export function fieldName(kind: Kind, field: TemplateField): string {
  const { headers } = words.templates
  return field === 'date' || field === 'officer-name' ? headers[field][kind] : templateFieldWords[field]
}

export function needsOf(kind: Kind): readonly TemplateField[] {
  return templateFieldNames.filter((field) => templateNeeds[kind].includes(field))
}

export function savedOf({ name, kind, title, columns }: Draft): SaveTemplate {
  return {
    name: name.trim(),
    kind,
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    columns: columns.map(({ header, field, words: theirs }) => {
      const said = Object.entries(theirs).filter(([, their]) => their.trim() !== '')
      return { header: header.trim(), field, ...(said.length === 0 ? {} : { words: Object.fromEntries(said) }) }
    }),
  }
}

function fieldsOf(kind: Kind): readonly TemplateField[] {
  return templateFieldNames.filter((field) => templateFields[kind].includes(field))
}

function headerOf(kind: Kind, field: TemplateField): string {
  const header = words.templates.headers[field]
  return typeof header === 'string' ? header : header[kind]
}
