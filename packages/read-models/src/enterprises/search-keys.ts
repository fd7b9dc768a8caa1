import { matchKey } from '@titian/domain'
import { pinyin } from 'pinyin-pro'

/** What a person may type for a name, between bars: the name, its pinyin and its initials. It is found anywhere in them. */
export function searchKeysOf(names: Iterable<string>): string {
  const keys = new Set<string>()
  for (const name of names) {
    const key = matchKey(name)
    const syllables = syllablesOf(key)
    keys.add(key)
    keys.add(syllables.join(''))
    keys.add(syllables.map((syllable) => syllable.slice(0, 1)).join(''))
  }
  return `|${[...keys].join('|')}|`
}

// Long enough to tell nearly all names apart, short enough for a cursor.
const orderLength = 80

/** Sorts as people look names up, by pinyin; names that sound alike for so long stand in any order. */
export function nameOrderOf(name: string): string {
  return syllablesOf(matchKey(name)).join(' ').slice(0, orderLength)
}

/** A query as the keys are written; `%` and `_` mean themselves. */
export function searchPattern(query: string): string {
  return `%${literal(matchKey(query))}%`
}

/** The end of a credit code, as codes are written each before a bar; undefined where the query cannot be one. */
export function codeTailPattern(query: string): string | undefined {
  const key = matchKey(query)
  return /^[0-9A-Z]{2,18}$/.test(key) ? `%${literal(key)}|%` : undefined
}

/** Read part by part, or 平顶山市长城机械厂 would have a mayor (市长) in it. */
function syllablesOf(key: string): readonly string[] {
  return key
    .split(/(?<=[省市县区])/)
    .flatMap((part) => pinyin(part, { toneType: 'none', type: 'array', v: true }))
    .map((syllable) => syllable.toUpperCase())
}

function literal(key: string): string {
  return key.replaceAll(/[\\%_]/g, String.raw`\$&`)
}
