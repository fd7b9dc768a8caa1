import { words } from '../words/words.ts'

/** A rule for a text field that lets everything be typed, and says by how much it is too long. */
export function tooLong(longest: number) {
  return {
    validator: (_: unknown, typed: string | undefined) => {
      const { length } = (typed ?? '').trim()
      return length > longest
        ? Promise.reject(new Error(words.enterprises.correct.tooLong(longest, length)))
        : Promise.resolve()
    },
  }
}
