import divisions from './divisions.json' with { type: 'json' }

/**
 * A division of GB/T 2260 or a code beside it. `former` codes were withdrawn, `zone` codes are the statistics
 * bureau's for development zones and the like.
 */
export interface Division {
  readonly code: string
  readonly name: string
  readonly standing: 'current' | 'former' | 'zone'
  /** The year in which a former code was withdrawn, and the codes that cover its area since. */
  readonly until?: number
  readonly now?: readonly string[]
}

const current: Readonly<Record<string, string>> = divisions.current
const zones: Readonly<Record<string, string>> = divisions.zones
const former: Readonly<Record<string, readonly (string | number)[]>> = divisions.former

export function findDivision(code: string): Division | undefined {
  const inForce = own(current, code)
  if (inForce !== undefined) return { code, name: inForce, standing: 'current' }
  const zone = own(zones, code)
  if (zone !== undefined) return { code, name: zone, standing: 'zone' }
  // 市辖区 (01 below a city) fills the place where no county is named.
  if (code.endsWith('01') && own(current, `${code.slice(0, 4)}00`) !== undefined) {
    return { code, name: '市辖区', standing: 'zone' }
  }
  const [name, , until, now] = own(former, code) ?? []
  if (name === undefined) return undefined
  return {
    code,
    name: String(name),
    standing: 'former',
    until: Number(until),
    ...(now === undefined ? {} : { now: String(now).split(';') }),
  }
}

/** The division whose name, whole or without 市, an enterprise's name begins with, except for those of one city. */
export function divisionAtStart(text: string, exceptCity: string): Division | undefined {
  for (let length = Math.min(text.length, 12); length >= 2; length -= 1) {
    const code = codeOf(text.slice(0, length))
    if (code !== undefined && !code.startsWith(exceptCity.slice(0, 4))) return findDivision(code)
  }
  return undefined
}

let codesByName: Map<string, string> | undefined

function codeOf(name: string): string | undefined {
  codesByName ??= new Map(
    Object.entries(current)
      .filter(([code]) => !code.endsWith('0000'))
      .flatMap(([code, name]) => {
        const short = code.endsWith('00') && name.endsWith('市') && name.length > 2 ? [name.slice(0, -1)] : []
        return [name, ...short].map((written): [string, string] => [written, code])
      }),
  )
  return codesByName.get(name)
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}
