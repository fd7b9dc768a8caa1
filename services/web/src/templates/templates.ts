import { queryOptions } from '@tanstack/react-query'
import type { SaveTemplate, Template, Templates, TemplateSample, Written } from '@titian/contract'
import { ask, tell } from '../app/client.ts'

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: () => ask<Templates>('/api/templates'),
})

export function sampleQuery(kind: Template['kind']) {
  return queryOptions({
    queryKey: ['templates', 'sample', kind],
    queryFn: () => ask<TemplateSample>('/api/templates/sample', { kind }),
  })
}

const pathOf = (template: string) => `/api/templates/${encodeURIComponent(template)}`

/** The whole of the filtered set, in the columns of a template. */
export function filledFile({ template, kind }: Pick<Template, 'template' | 'kind'>): string {
  return `${pathOf(template)}/${kind}.xlsx`
}

export function saveTemplate(template: string, body: SaveTemplate, key: string) {
  return tell<Written>('PUT', pathOf(template), { body, key })
}

export function dropTemplate(template: string, key: string) {
  return tell<Written>('POST', `${pathOf(template)}/withdrawal`, { key })
}
