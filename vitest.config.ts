import { defineConfig } from 'vitest/config'

const everywhere = ['packages/**/src', 'services/**/src', 'scripts', 'test']
const named = (pattern: string) => everywhere.map((folder) => `${folder}/**/${pattern}`)
const needsMore = ['**/node_modules/**', '**/*.{db,queue,browser}.test.{ts,tsx}']

// A kind of test for each thing that it needs. `vitest run --project unit` needs nothing but Node.
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: named('*.test.{ts,tsx}'), exclude: needsMore },
      },
      {
        test: {
          name: 'database',
          include: named('*.db.test.ts'),
          globalSetup: './test/database-server.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // One for each core of a small machine. Left to itself vitest keeps one core for its own process, and a file
          // waits for Postgres half of its time.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'queue',
          include: named('*.queue.test.ts'),
          globalSetup: './test/database-server.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.browser.test.ts'],
          globalSetup: './test/database-server.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each drives a whole Titian and a Chromium; two at once would only wait for each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
