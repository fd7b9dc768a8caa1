import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../services/web/src')
const sources = globSync('**/*.{ts,tsx}', { cwd: root }).filter((path) => !path.includes('.test.'))

/** Comments may say 为什么 in the field's words; they reach no page. */
function code(path: string): string {
  return readFileSync(join(root, path), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
}

describe.each(sources)('%s', (path) => {
  test('takes every text of a page from the dictionary', () => {
    if (path.startsWith('words')) return
    // Dates are typed with 年月日, and a reader of dates must know these three.
    const found = code(path)
      .replace(/\[-\/.[年月]+\]|日\?/g, '')
      .match(/[\u4e00-\u9fff]+/g)
    expect(found ?? []).toEqual([])
  })

  test('uses nothing that Chromium 100 lacks', () => {
    const newer =
      /\.(toSorted|toReversed|toSpliced|with)\(|groupBy\(|fromAsync|withResolvers|\.(union|difference|intersection|isSubsetOf)\(|\.isWellFormed|AbortSignal\.(any|timeout)/
    expect(newer.exec(code(path))?.[0]).toBeUndefined()
  })
})

test('styles use nothing that Chromium 100 lacks', () => {
  for (const path of globSync('**/*.css', { cwd: root })) {
    const found = /:has\(|@container|color-mix|oklch|subgrid|\bdvh|@scope|\n\s*&/.exec(
      readFileSync(join(root, path), 'utf8'),
    )
    expect([basename(path), found?.[0]]).toEqual([basename(path), undefined])
  }
})
