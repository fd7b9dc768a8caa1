export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined }

/**
 * A value that the log cannot keep: text that Postgres cannot store (U+0000, half a surrogate pair), a number that JSON
 * cannot say, or something that is not JSON at all. `path` says where, `events[3].data.name`.
 */
export type Unstorable = {
  readonly outcome: 'unstorable'
  readonly what: 'unstorable-text' | 'non-finite-number' | 'not-json' | 'not-a-day'
  readonly path: string
}

/**
 * The one text for a value: keys sorted by code unit, no blanks, numbers as JavaScript writes them, text left as it is
 * (not normalised). Equal values give equal bytes, so it can be hashed. Keys without a value are left out.
 */
export function canonicalJson(value: unknown, path: string): string | Unstorable {
  const text = write(value)
  // Nothing unstorable can be written without `\u`; searching for it takes far less than looking at every value first.
  return text.includes('\\u') ? (findUnstorable(value, path) ?? text) : text
}

export function unstorableText(text: string, path: string): Unstorable | undefined {
  return isStorable(text) ? undefined : { outcome: 'unstorable', what: 'unstorable-text', path }
}

// Not JSON, so that whatever holds it is searched.
const unwritable = '\\u'

function write(value: unknown): string {
  switch (typeof value) {
    case 'string':
      // Escapes U+0000 and halves of surrogate pairs, and little else, as \uXXXX.
      return JSON.stringify(value)
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : unwritable
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return writeList(value)
      return isRecord(value) ? writeRecord(value) : unwritable
    default:
      return unwritable
  }
}

function writeList(list: readonly unknown[]): string {
  let text = ''
  for (const item of list) text += text === '' ? write(item) : `,${write(item)}`
  return `[${text}]`
}

function writeRecord(record: Readonly<Record<string, unknown>>): string {
  let text = ''
  for (const key of sorted(Object.keys(record))) {
    const value = record[key]
    if (value === undefined) continue
    text += `${text === '' ? '' : ','}${written(key)}:${write(value)}`
  }
  return `{${text}}`
}

function sorted(keys: string[]): string[] {
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key) ? keys : keys.toSorted()
}

// The same few keys come again and again; what is not worth keeping is written anew.
const writtenKeys = new Map<string, string>()
const mostKeys = 1000
const longestKey = 40

function written(key: string): string {
  const known = writtenKeys.get(key)
  if (known !== undefined) return known
  const text = JSON.stringify(key)
  if (writtenKeys.size < mostKeys && key.length <= longestKey) writtenKeys.set(key, text)
  return text
}

function findUnstorable(value: unknown, path: string): Unstorable | undefined {
  if (typeof value === 'string') return unstorableText(value, path)
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : { outcome: 'unstorable', what: 'non-finite-number', path }
  }
  if (typeof value === 'boolean' || value === null) return undefined
  if (Array.isArray(value))
    return firstOf(Array.from(value, (item, index) => findUnstorable(item, `${path}[${index}]`)))
  if (!isRecord(value)) return { outcome: 'unstorable', what: 'not-json', path }
  return firstOf(
    Object.entries(value).map(([key, item]) => {
      if (item === undefined) return undefined
      return unstorableText(key, path) ?? findUnstorable(item, `${path}.${key}`)
    }),
  )
}

function firstOf(found: readonly (Unstorable | undefined)[]): Unstorable | undefined {
  return found.find((each) => each !== undefined)
}

/** Only a plain object is what it looks like: a Date, a Map or an instance would be written as something else. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}
