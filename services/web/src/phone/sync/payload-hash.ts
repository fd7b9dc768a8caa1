import { sha256 } from './sha256.ts'

/** The payload's hash as the server takes it: of the one text for a value, with its keys in order. */
export function hashOf(payload: unknown): string {
  return sha256(new TextEncoder().encode(canonical(payload)))
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  // By code unit, which is how the server sorts.
  const sorted = fields.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`
}
