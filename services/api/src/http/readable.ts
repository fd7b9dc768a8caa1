import type { Malformation } from '@titian/contract'

/** The request cannot be read. A fault of whoever sent it: thrown by parsers, which have no other way to answer. */
export class MalformedRequest extends Error {
  readonly malformation: Malformation

  constructor(malformation: Malformation) {
    super(`The request is malformed: ${malformation}`)
    this.malformation = malformation
  }
}

/**
 * What no column of text can hold or no page can show. NUL and lone surrogates make Postgres fail, which would be
 * our fault and be tried again for ever by a client that waits for success; other controls only hide things.
 */
export function isReadable(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/.test(text)
}
