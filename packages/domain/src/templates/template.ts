import type { Decider } from '../decider.ts'
import { headerKey } from '../lists/header-key.ts'
import type { Field } from '../lists/fields.ts'

/** What another system keeps in columns of its own: visits, or demands. */
export type TemplateKind = 'visits' | 'demands'

export interface TemplateColumn {
  /** As the other system writes it. */
  readonly header: string
  readonly field: Field
  /** Our words and what the other system calls them, where it has words of its own. */
  readonly words?: Readonly<Record<string, string>>
}

/** 导出模板: the columns in which another system (万人助万企, a city's own sheet) wants visits or demands, and gives them back. */
export interface Template {
  readonly name: string
  readonly kind: TemplateKind
  readonly columns: readonly TemplateColumn[]
  /** The line above the header; the template's name, where it has none. */
  readonly title?: string
}

/** Facts about a template, in stream `template-<id>`. */
export type TemplateEvent =
  | { readonly type: 'TemplateSaved'; readonly data: Template }
  | { readonly type: 'TemplateDropped'; readonly data: Readonly<Record<string, never>> }

export type TemplateCommand =
  | { readonly type: 'SaveTemplate'; readonly template: Template }
  | { readonly type: 'DropTemplate' }

export type TemplateRefusal =
  | { readonly refused: 'TemplateUnknown' }
  | { readonly refused: 'TemplateUnnamed' }
  /** Nothing but punctuation, by which no column is known again. */
  | { readonly refused: 'TemplateHeaderEmpty'; readonly field: Field }
  | { readonly refused: 'TemplateHeaderTwice'; readonly header: string }
  | { readonly refused: 'TemplateFieldTwice'; readonly field: Field }
  /** Not of this kind of record. */
  | { readonly refused: 'TemplateFieldForeign'; readonly field: Field }
  /** Without these a sheet that comes back could not be read. */
  | { readonly refused: 'TemplateLacks'; readonly fields: readonly Field[] }
  | { readonly refused: 'NothingChanges' }

export type TemplateState = { readonly version: number; readonly template?: Template }

const firm = ['sequence', 'record', 'name', 'code', 'unit'] as const
const people = ['officer', 'officer-name'] as const

/** What a column may hold. The first ones are asked for most. */
export const templateFields: Readonly<Record<TemplateKind, readonly Field[]>> = {
  visits: [...firm, 'date', ...people, 'mode', 'purpose', 'result', 'note', 'campaign', 'solved'],
  demands: [...firm, 'number', 'category', 'text', 'date', ...people, 'state', 'closed-on'],
}

/** Without these a row that comes back says nothing: which firm, and what. */
export const templateNeeds: Readonly<Record<TemplateKind, readonly Field[]>> = {
  visits: ['name', 'code', 'date', 'officer-name'],
  demands: ['name', 'code', 'text'],
}

export const templateDecider: Decider<TemplateCommand, TemplateEvent, TemplateState, TemplateRefusal> = {
  initialState: { version: 0 },
  decide: (command, { template }) => {
    if (command.type === 'DropTemplate') {
      return template ? [{ type: 'TemplateDropped', data: {} }] : { refused: 'TemplateUnknown' }
    }
    const refusal = judge(command.template)
    if (refusal) return refusal
    return template && said(command.template) === said(template)
      ? { refused: 'NothingChanges' }
      : [{ type: 'TemplateSaved', data: command.template }]
  },
  evolve: ({ version }, event) =>
    event.type === 'TemplateSaved' ? { version: version + 1, template: event.data } : { version: version + 1 },
}

export function templateStream(template: string): string {
  return `template-${template}`
}

/** The log keeps fields in an order of its own. */
function said({ name, kind, title, columns }: Template): string {
  const sorted = columns.map(({ header, field, words = {} }) => {
    const pairs = Object.entries(words).map((pair) => JSON.stringify(pair))
    return [header, field, pairs.toSorted()]
  })
  return JSON.stringify([name, kind, title, sorted])
}

function judge({ name, kind, columns }: Template): TemplateRefusal | undefined {
  if (name === '') return { refused: 'TemplateUnnamed' }
  const headers = new Set<string>()
  const fields = new Set<Field>()
  for (const { header, field } of columns) {
    if (headerKey(header) === '') return { refused: 'TemplateHeaderEmpty', field }
    if (headers.has(headerKey(header))) return { refused: 'TemplateHeaderTwice', header }
    if (fields.has(field)) return { refused: 'TemplateFieldTwice', field }
    if (!templateFields[kind].includes(field)) return { refused: 'TemplateFieldForeign', field }
    headers.add(headerKey(header))
    fields.add(field)
  }
  const lacking = templateNeeds[kind].filter((field) => !fields.has(field))
  return lacking.length === 0 ? undefined : { refused: 'TemplateLacks', fields: lacking }
}
