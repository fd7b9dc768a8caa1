/** Why a text is no 统一社会信用代码 (GB 32100-2015). Said by kind and what was seen; words live at the edge. */
export type CreditCodeRefusal =
  | { readonly kind: 'code-missing'; readonly params: Readonly<Record<string, never>> }
  | {
      readonly kind: 'code-not-a-code'
      /** `strange` are characters that no code has, `meant` the code that typing a digit for a letter would give. */
      readonly params: { readonly length: number; readonly strange: string; readonly meant?: string }
    }
  | { readonly kind: 'code-check-wrong'; readonly params: { readonly expected: string } }
  /** Kept as a number: spreadsheets keep 15 digits, of which the last may be rounded. */
  | { readonly kind: 'code-digits-lost'; readonly params: { readonly firstDigits: string } }
  | { readonly kind: 'code-prefix-unknown'; readonly params: { readonly prefix: string } }

export type JudgedCreditCode =
  | {
      readonly code: string
      /** The organisation code inside (positions 9–17) fails its own check: some old codes do, so it only warns. */
      readonly innerCheckFails: boolean
    }
  | { readonly refusal: CreditCodeRefusal }

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const mistyped = new Map([
  ['O', '0'],
  ['I', '1'],
  ['Z', '2'],
  ['S', '5'],
])

// Position 1 and 18 weigh the same, so the check cannot see them swapped: only the known pairs of registering
// department and entity class may begin a code.
const prefixes = new Set(
  (
    '11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 54 55 59 61 62 69 71 72 79 81 89 91 92 93 ' +
    'A1 A9 N1 N2 N3 N9 Y1'
  ).split(' '),
)

/** Narrows full-width characters, strips blanks, hyphens and quotes, and raises letters. */
export function normaliseCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff\p{Pd}'’‘`]/gu, '')
    .toUpperCase()
}

/** `kept` says how the spreadsheet keeps the cell: a number of 15 digits or more has lost its last ones. */
export function judgeCreditCode(text: string, kept: 'text' | 'number' = 'text'): JudgedCreditCode {
  const code = normaliseCreditCode(text)
  if (code === '') return refuse({ kind: 'code-missing', params: {} })

  const lost = digitsLeft(code, kept)
  if (lost !== undefined) return refuse({ kind: 'code-digits-lost', params: { firstDigits: lost } })

  const strange = [...new Set(code)].filter((character) => !alphabet.includes(character)).join('')
  if (code.length !== 18 || strange !== '' || !/^..\d{6}/.test(code)) {
    const meant = repaired(code)
    return refuse({
      kind: 'code-not-a-code',
      params: { length: code.length, strange, ...(meant === undefined ? {} : { meant }) },
    })
  }
  const expected = checkCharacter(code.slice(0, 17))
  if (code[17] !== expected) {
    // A number that became text on its way still ends in the zeros that the spreadsheet put there.
    if (/^\d{15}000$/.test(code))
      return refuse({ kind: 'code-digits-lost', params: { firstDigits: code.slice(0, 14) } })
    return refuse({ kind: 'code-check-wrong', params: { expected } })
  }
  if (!prefixes.has(code.slice(0, 2))) {
    return refuse({ kind: 'code-prefix-unknown', params: { prefix: code.slice(0, 2) } })
  }
  return { code, innerCheckFails: !innerCheckHolds(code.slice(8, 17)) }
}

/** The registering authority's division inside a code; it is not the unit that answers for the firm (属地). */
export function divisionIn(code: string): string {
  return code.slice(2, 8)
}

function refuse(refusal: CreditCodeRefusal): JudgedCreditCode {
  return { refusal }
}

function digitsLeft(code: string, kept: 'text' | 'number'): string | undefined {
  const written = /^(\d)(?:\.(\d+))?E\+?(\d{2})$/.exec(code)
  if (written) {
    const [, first = '', rest = '', exponent] = written
    return Number(exponent) >= 14 ? (first + rest).slice(0, 14) : undefined
  }
  return kept === 'number' && /^\d{15,}(\.0*)?$/.test(code) ? code.slice(0, 14) : undefined
}

function checkCharacter(first17: string): string {
  let sum = 0
  for (const [index, weight] of weights.entries()) sum += alphabet.indexOf(first17.charAt(index)) * weight
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

function innerCheckHolds(organisation: string): boolean {
  let sum = 0
  for (const [index, weight] of innerWeights.entries()) sum += Number.parseInt(organisation.charAt(index), 36) * weight
  const rest = 11 - (sum % 11)
  const expected = rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
  return organisation[8] === expected
}

function repaired(code: string): string | undefined {
  const typed = [...code].map((character) => mistyped.get(character) ?? character).join('')
  if (typed === code) return undefined
  const judged = judgeCreditCode(typed)
  return 'code' in judged ? judged.code : undefined
}
