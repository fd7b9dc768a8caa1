/** What an address may carry, read from text that anyone may have typed. */
export type Typed = Readonly<Record<string, unknown>>

export function text(value: unknown, pattern = /./): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

export function wholeNumber(value: unknown, from: number, to: number): number | undefined {
  const number = Number(value)
  return Number.isInteger(number) && number >= from && number <= to ? number : undefined
}

export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((candidate) => candidate === value)
}

export function readAddress(address: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(address))
}

export function writeAddress(search: Typed): string {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      written.set(name, String(value))
  }
  // Days, codes and indicators read better unescaped, and addresses are sent on in messages.
  const text = written.toString().replace(/%3A/g, ':').replace(/%2C/g, ',')
  return text === '' ? '' : `?${text}`
}
