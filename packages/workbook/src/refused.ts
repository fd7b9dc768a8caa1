import type { FileRefusal } from '@titian/domain'

/**
 * Leaves the reading of a file from wherever the reason was found. It is turned into an answer where the reading began,
 * and never leaves this package.
 */
export class Refused extends Error {
  readonly refusal: FileRefusal

  constructor(refusal: FileRefusal) {
    super(refusal.kind)
    this.refusal = refusal
  }
}

export function refuse(refusal: FileRefusal): never {
  throw new Refused(refusal)
}
