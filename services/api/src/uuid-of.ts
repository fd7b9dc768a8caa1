import { createHash } from 'node:crypto'

/** The same id for the same words, whenever and wherever they are said: a version 8 UUID, whose bits are ours. */
export function uuidOf(words: string): string {
  const hash = createHash('sha256').update(words).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
