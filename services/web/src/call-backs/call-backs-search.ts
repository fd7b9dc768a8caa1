import { text, type Typed } from '../app/address.ts'

export interface CallBacksSearch {
  /** The sample whose list is open. */
  readonly sample?: string | undefined
}

export function callBacksSearch(search: Typed): CallBacksSearch {
  return { sample: text(search['sample'], /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) }
}
