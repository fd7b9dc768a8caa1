/** What a field of an event's data holds; with a question mark where it may be missing. */
type Kind = 'string' | 'number' | 'boolean' | 'string[]' | 'number[]' | 'string?' | 'number?' | 'boolean?'
type Spec = Readonly<Record<string, Kind>>

interface Held {
  readonly string: string
  readonly number: number
  readonly boolean: boolean
  readonly 'string[]': readonly string[]
  readonly 'number[]': readonly number[]
}

type Base<Of extends Kind> = Of extends `${infer Name}?` ? Name : Of
type Value<Of extends Kind> = Base<Of> extends keyof Held ? Held[Base<Of>] : never

export type Shaped<Of extends Spec> = {
  readonly [Field in keyof Of as Of[Field] extends `${string}?` ? never : Field]: Value<Of[Field]>
} & { readonly [Field in keyof Of as Of[Field] extends `${string}?` ? Field : never]?: Value<Of[Field]> }

/** Whether what the log holds has the fields that its type promises; more of them do no harm. */
export function hasShape<const Of extends Spec>(data: unknown, spec: Of): data is Shaped<Of> {
  if (typeof data !== 'object' || data === null) return false
  const fields = new Map<string, unknown>(Object.entries(data))
  return Object.entries(spec).every(([field, kind]) => holds(fields.get(field), kind))
}

function holds(value: unknown, kind: Kind): boolean {
  if (kind.endsWith('?')) return value === undefined || typeof value === kind.slice(0, -1)
  if (!kind.endsWith('[]')) return typeof value === kind
  return Array.isArray(value) && value.every((each) => typeof each === kind.slice(0, -2))
}
