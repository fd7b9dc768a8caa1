import { templateFields, type SavedTemplate, type Template, type TemplateEvent } from '@titian/domain'
import type { RecordedEvent } from '@titian/event-store'
import { sql, type QueryExecutorProvider } from 'kysely'
import { knownThen } from '../figures/figure-counts.ts'
import { hasShape } from '../log/shape.ts'
import { touchedStreams, type Line } from '../log/touched-streams.ts'
import { versionsOf } from '../versioned-rows.ts'

const prefix = 'template-'

/** 导出模板 as saved: a small table, one version a change. */
export const templateRows = {
  name: 'template_1',
  tables: ['template_1'],
  handle: async (db: QueryExecutorProvider, events: readonly RecordedEvent[]): Promise<void> => {
    const journal = events[0]?.journal
    if (journal === undefined) return
    for (const { stream, before, lines } of await touchedStreams(db, journal, events, prefix)) {
      const template = stream.slice(prefix.length)
      const last = before.at(-1)
      const { closed, opened } = versionsOf(
        last ? rowsOf(last) : [],
        lines.map((line) => ({ position: line.position, rows: rowsOf(line) })),
      )
      const at = closed.at(-1)?.at
      if (at !== undefined) {
        await sql`
          update template_1
          set known = int8range(lower(known), ${at})
          where journal = ${journal} and template = ${template} and upper_inf(known)`.execute(db)
      }
      for (const { row, from, to } of opened) {
        await sql`
          insert into template_1 (journal, template, name, kind, columns, title, known, why)
          values (${journal}, ${template}, ${row.name}, ${row.kind}, ${JSON.stringify(row.columns)}::json,
            ${row.title ?? null}, int8range(${from}, ${to ?? null}), ${[row.why]})`.execute(db)
      }
    }
  },
}

export async function templatesOf(
  db: QueryExecutorProvider,
  { journal, known }: { readonly journal: string; readonly known?: number | undefined },
): Promise<readonly SavedTemplate[]> {
  const { rows } = await sql<Omit<SavedTemplate, 'title'> & { title: string | null }>`
    select template, name, kind, columns, title
    from template_1
    where journal = ${journal} and ${knownThen(known)}
    order by name, template`.execute(db)
  return rows.map(({ title, ...template }) => ({ ...template, ...(title === null ? {} : { title }) }))
}

export function templateEventOf({ type, data, position }: Pick<Line, 'type' | 'data' | 'position'>): TemplateEvent {
  if (type === 'TemplateSaved' && isTemplate(data)) return { type, data }
  if (type === 'TemplateDropped') return { type, data: {} }
  throw new Error(`The event at position ${position} is no ${type} that a template's stream may hold`)
}

function rowsOf(line: Line): readonly (Template & { readonly why: number })[] {
  const event = templateEventOf(line)
  return event.type === 'TemplateSaved' ? [{ ...event.data, why: line.position }] : []
}

function isTemplate(data: unknown): data is Template {
  return (
    hasShape(data, { name: 'string', kind: 'string', title: 'string?' }) &&
    Object.hasOwn(templateFields, data.kind) &&
    'columns' in data &&
    Array.isArray(data.columns) &&
    data.columns.every((column) => hasShape(column, { header: 'string', field: 'string' }))
  )
}
