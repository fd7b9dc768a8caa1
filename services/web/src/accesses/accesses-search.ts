import { accessTypes, type AccessType } from '@titian/contract/words/access'
import { oneOf, text, type Typed } from '../app/address.ts'
import { words } from '../words/words.ts'

export interface AccessesSearch {
  readonly type?: AccessType | undefined
  readonly account?: string | undefined
}

export function accessesSearch(search: Typed): AccessesSearch {
  return { type: oneOf(accessTypes, search['type']), account: text(search['account'], /^.{1,64}$/) }
}

export function nameOf(type: AccessType): string {
  return words.accesses.types[type]
}
