import { Type, type Static } from 'typebox'
import { DemandsFilter } from './demand-ledger.ts'
import { closed, Day, InTime, Positions, Uuid } from './vocabulary.ts'

export const templateKinds = ['visits', 'demands'] as const

/** What a column of a template may hold. */
export const templateFieldNames = [
  'sequence',
  'record',
  'name',
  'code',
  'unit',
  'number',
  'category',
  'text',
  'date',
  'officer',
  'officer-name',
  'mode',
  'purpose',
  'result',
  'note',
  'campaign',
  'solved',
  'state',
  'closed-on',
] as const
export const TemplateField = Type.Enum(templateFieldNames)
export type TemplateField = Static<typeof TemplateField>

const word = Type.String({ minLength: 1, maxLength: 60 })

export const TemplateColumn = closed({
  header: Type.String({ minLength: 1, maxLength: 60, description: '对方表格的列名' }),
  field: TemplateField,
  words: Type.Optional(Type.Record(word, word, { description: '本系统的说法 → 对方的说法' })),
})
export type TemplateColumn = Static<typeof TemplateColumn>

export const SaveTemplate = closed({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  kind: Type.Enum(templateKinds),
  columns: Type.Array(TemplateColumn, { minItems: 1, maxItems: 40 }),
  title: Type.Optional(Type.String({ maxLength: 100, description: '表头上方的标题；不填为模板名称' })),
})
export type SaveTemplate = Static<typeof SaveTemplate>

export const Template = closed({ template: Uuid, ...SaveTemplate.properties })
export type Template = Static<typeof Template>

export const Templates = closed({ items: Type.Array(Template), positions: Positions })
export type Templates = Static<typeof Templates>
export const TemplatesQuery = closed(InTime)

export const TemplateSampleQuery = closed({ kind: Type.Enum(templateKinds), ...InTime })
/** The newest records, each field in our words, as columns would hold them. */
export const TemplateSample = closed({
  rows: Type.Array(Type.Partial(Type.Record(TemplateField, Type.Array(Type.String())))),
  positions: Positions,
})
export type TemplateSample = Static<typeof TemplateSample>

/** A template of demands may also be asked for days of raising. */
export const TemplateDemandsFilter = closed({
  ...DemandsFilter.properties,
  from: Type.Optional(Day),
  to: Type.Optional(Day),
})
export type TemplateDemandsFilter = Static<typeof TemplateDemandsFilter>
