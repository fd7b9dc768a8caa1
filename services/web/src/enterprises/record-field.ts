import type { TimelineEvent } from '@titian/contract'
import { longestName } from '@titian/domain'
import { words } from '../words/words.ts'

export type RecordField = TimelineEvent['fields'][number]
export type FieldValue = RecordField['value']

/** How a field of a record is typed and shown; what is not named here is text. */
export type FieldKind = 'text' | 'number' | 'flag' | 'day' | 'unit' | 'choice'

const kinds: Readonly<Record<string, FieldKind>> = {
  capital: 'number',
  employees: 'number',
  revenue: 'number',
  research: 'number',
  years: 'number',
  aboveScale: 'flag',
  foundedOn: 'day',
  issuedOn: 'day',
  validThrough: 'day',
  until: 'day',
  unit: 'unit',
  fromUnit: 'unit',
  route: 'choice',
  stage: 'choice',
  title: 'choice',
}

export function kindOf({ field }: RecordField): FieldKind {
  return kinds[field] ?? 'text'
}

/** How many characters a text may have; beyond that the form says so and cuts nothing. */
export function longestOf({ field }: Pick<RecordField, 'field'>): number {
  return field === 'name' || field === 'formerName' ? longestName : 300
}

/** The codes that a field may have, with their words. */
export function choicesOf({ field }: RecordField): readonly { value: string; label: string }[] {
  const { routes, applicationStages } = words.enterprises.correct
  const named = field === 'route' ? routes : field === 'stage' ? applicationStages : words.enterprises.titles
  return Object.entries(named).map(([value, label]) => ({ value, label }))
}

export function fieldText(
  field: RecordField,
  value: FieldValue | undefined,
  unitName: (unit: string) => string,
): string {
  if (value === null || value === undefined || value === '') return words.app.none
  if (typeof value === 'boolean') return value ? words.app.yes : words.app.no
  if (typeof value === 'number') return String(value)
  const kind = kindOf(field)
  if (kind === 'unit') return unitName(value)
  return kind === 'choice' ? (choicesOf(field).find((choice) => choice.value === value)?.label ?? value) : value
}
