import { text, type Typed } from '../app/address.ts'

export interface TemplatesSearch {
  /** The one by which somebody is about to export. */
  readonly template?: string | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function templatesSearch(search: Typed): TemplatesSearch {
  return { template: text(search['template'], uuid) }
}
