import type { SavedTemplate, TemplateKind } from '@titian/domain'
import { templatesOf } from '@titian/read-models'
import type { QueryExecutorProvider } from 'kysely'
import { notThere } from '../http/refuse.ts'
import type { Moment } from '../question.ts'

/** A template for one kind of record, as it was saved then. */
export async function savedTemplate(
  db: QueryExecutorProvider,
  { template, kind }: { readonly template: string; readonly kind: TemplateKind },
  moment: Moment,
): Promise<SavedTemplate | typeof notThere> {
  const all = await templatesOf(db, moment)
  return all.find((each) => each.template === template && each.kind === kind) ?? notThere
}
