import table from './industries.json' with { type: 'json' }

/** A class of GB/T 4754-2017 with amendment 1, of any of its four levels. */
export interface Industry {
  /** Digits only: `28`, `282`, `2829`. */
  readonly code: string
  readonly name: string
  /** The section's letter, 门类. */
  readonly letter: string
  readonly level: 'division' | 'group' | 'class'
}

const names: Readonly<Record<string, string>> = table.names
const sections: Readonly<Record<string, { name: string; from: string; to: string }>> = table.sections

/** Finds 2829 or C2829, of two to four digits. A letter that is not the class's own means neither. */
export function findIndustry(text: string): Industry | undefined {
  const found = /^([A-T])?(\d{2,4})$/.exec(text.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  const [, letter, code = ''] = found ?? []
  const name = Object.hasOwn(names, code) ? names[code] : undefined
  const own = name === undefined ? undefined : letterOf(code)
  if (name === undefined || own === undefined || (letter !== undefined && letter !== own)) return undefined
  return { code, name, letter: own, level: code.length === 4 ? 'class' : code.length === 3 ? 'group' : 'division' }
}

function letterOf(code: string): string | undefined {
  const division = code.slice(0, 2)
  return Object.entries(sections).find(([, { from, to }]) => from <= division && division <= to)?.[0]
}
