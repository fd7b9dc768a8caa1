import { matchKey } from '@titian/domain'
import { pinyin } from 'pinyin-pro'

interface Named {
  readonly codes: readonly string[]
  readonly names: readonly { readonly name: string }[]
}

/**
 * What a person may type for a firm, between bars: its names, their pinyin and initials, its codes. A query is
 * found anywhere in them, so the middle of a name and the end of a code work too.
 */
export function searchKeysOf({ codes, names }: Named): string {
  const keys = new Set<string>(codes)
  for (const { name } of names) {
    const key = matchKey(name)
    const syllables = pinyin(key, { toneType: 'none', type: 'array', v: true })
    keys.add(key)
    keys.add(syllables.join('').toUpperCase())
    keys.add(
      syllables
        .map((syllable) => syllable.slice(0, 1))
        .join('')
        .toUpperCase(),
    )
  }
  return `|${[...keys].join('|')}|`
}

/** A query as the keys are written; `%` and `_` mean themselves. */
export function searchPattern(query: string): string {
  return `%${matchKey(query).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
