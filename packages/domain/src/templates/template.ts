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
  | { readonly refused: 'TemplateHeaderTwice'; readonly header: string }
  | { readonly refused: 'TemplateFieldTwice'; readonly field: Field }
  /** Not of this kind of record. */
  | { readonly refused: 'TemplateFieldForeign'; readonly field: Field }
  /** Without these a sheet that comes back could not be read. */
  | { readonly refused: 'TemplateLacks'; readonly fields: readonly Field[] }
  /** Two of our words would come back as one. */
  | { readonly refused: 'TemplateWordTwice'; readonly header: string; readonly word: string }
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
const needed: Readonly<Record<TemplateKind, readonly Field[]>> = {
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
    return JSON.stringify(command.template) === JSON.stringify(template)
      ? { refused: 'NothingChanges' }
      : [{ type: 'TemplateSaved', data: command.template }]
  },
  evolve: ({ version }, event) =>
    event.type === 'TemplateSaved' ? { version: version + 1, template: event.data } : { version: version + 1 },
}

export function templateStream(template: string): string {
  return `template-${template}`
}

function judge({ kind, columns }: Template): TemplateRefusal | undefined {
  const headers = new Set<string>()
  const fields = new Set<Field>()
  for (const { header, field, words = {} } of columns) {
    if (headers.has(headerKey(header))) return { refused: 'TemplateHeaderTwice', header }
    if (fields.has(field)) return { refused: 'TemplateFieldTwice', field }
    if (!templateFields[kind].includes(field)) return { refused: 'TemplateFieldForeign', field }
    const theirs = Object.values(words)
    const twice = theirs.find((word, place) => theirs.indexOf(word) !== place)
    if (twice !== undefined) return { refused: 'TemplateWordTwice', header, word: twice }
    headers.add(headerKey(header))
    fields.add(field)
  }
  const lacking = needed[kind].filter((field) => !fields.has(field))
  return lacking.length === 0 ? undefined : { refused: 'TemplateLacks', fields: lacking }
}
