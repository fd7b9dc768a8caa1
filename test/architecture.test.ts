import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { violations } from './architecture.ts'

const root = join(import.meta.dirname, '..')
const everywhere = ['packages/*/src/**/*.{ts,tsx}', 'services/*/src/**/*.{ts,tsx}', 'scripts/**/*.ts', 'test/**/*.ts']
const sources = globSync(everywhere, { cwd: root })
  // The rules and this file spell out what they look for.
  .filter((path) => !path.startsWith('test/architecture'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

test('every file keeps to the rules of the house', () => {
  expect(sources.length).toBeGreaterThan(20)
  expect(sources.flatMap(violations)).toEqual([])
})

// A checker that finds nothing looks exactly like a tidy house. These are untidy on purpose.
test.each([
  ['packages/domain/src/visits/visit.ts', `import { Pool } from 'pg'`, 'may not import pg'],
  ['packages/domain/src/visits/visit.ts', `import { readFile } from 'node:fs'`, 'may not import node:fs'],
  ['packages/event-store/src/append.ts', `import { type Day } from '@titian/domain'`, 'may not import @titian/domain'],
  ['packages/read-models/src/figures/ask.ts', `export * from '@titian/contract'`, 'may not import @titian/contract'],
  [
    'packages/contract/src/visits.ts',
    `import {\n  type Visit,\n} from '@titian/domain'`,
    'may not import @titian/domain',
  ],
  [
    'packages/contract/src/words/visit.ts',
    `import { visit } from '@titian/domain'`,
    'may import only types of @titian/domain',
  ],
  [
    'services/web/src/main.tsx',
    `const store = await import('@titian/event-store')`,
    'may not import @titian/event-store',
  ],
  ['services/api/src/main.ts', `import '../../worker/src/main.ts'`, 'leaves its package for ../../worker/src/main.ts'],
  ['packages/weather/src/index.ts', `import 'pg'`, 'belongs to no layer of test/architecture.ts'],
  [
    'services/api/src/sign-in.ts',
    `const days = process.env['DAYS']`,
    'reads process.env, which only main.ts and config.ts do',
  ],
  ['packages/domain/src/day.ts', `const today = new Date()`, 'asks for new Date()'],
  ['services/web/src/visits/log-visit-form.tsx', '', 'is not named like the others: kebab-case.ts, PascalCase.tsx'],
  ['services/api/src/utils/format.ts', '', 'is named after a kind of thing, not after what it is about'],
  ['services/web/src/main.tsx', `import { readFile } from 'node:fs'`, 'may not import node:fs'],
  ['services/api/src/main.test.ts', `test.skip('later')`, 'holds a test that does not run: test.skip'],
])('%s with %j %s', (path, text, sentence) => {
  expect(violations({ path, text })).toEqual([`${path} ${sentence}`])
})

test('a file has 350 lines at most', () => {
  const lines = (count: number) => ({ path: 'services/api/src/main.ts', text: 'x()\n'.repeat(count) })
  expect(violations(lines(350))).toEqual([])
  expect(violations(lines(351))).toEqual(['services/api/src/main.ts is 351 lines long, and one idea takes 350 at most'])
})
