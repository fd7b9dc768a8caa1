import { parseArgs } from 'node:util'
import { type Outcome, interrupt, runCommand, runTests } from './check/step.ts'
import { provision } from './provision.ts'

/** What has to hold before a change may land, cheapest first. */
const steps: Record<string, () => Promise<Outcome>> = {
  provision,
  types: () => runCommand('pnpm', ['run', '--silent', 'types']),
  lint: () => runCommand('pnpm', ['run', '--silent', 'lint']),
  format: () => runCommand('pnpm', ['run', '--silent', 'format', '--check']),
  unused: () => runCommand('pnpm', ['run', '--silent', 'unused']),
  schema: () => runCommand('node', ['scripts/schema.ts', '--check']),
  unit: () => runTests('unit'),
  database: () => runTests('database'),
  queue: () => runTests('queue'),
  browser: () => runTests('browser'),
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupt(signal)
    process.exitCode = 1
  })
}
await check()

async function check(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const chosen = values.only?.split(',') ?? Object.keys(steps)
  const unknown = chosen.filter((name) => !(name in steps))
  if (unknown.length > 0) {
    throw new Error(`There is no step ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}.`)
  }
  const total = await runUntilOneFails(chosen)
  if (values.only !== undefined) console.log(`ONLY ${chosen.join(', ')} RAN. This is not the whole check.`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  if (total.failed > 0) process.exitCode = 1
}

async function runUntilOneFails(names: string[]): Promise<Outcome> {
  const total = { passed: 0, failed: 0 }
  for (const [name, run] of Object.entries(steps)) {
    if (!names.includes(name)) continue
    process.stdout.write(`${name.padEnd(10)} `)
    const started = performance.now()
    const outcome = await run()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    const tests = outcome.passed > 0 ? `${outcome.passed} tests` : ''
    console.log(`${outcome.failed > 0 ? 'FAILED' : 'ok'.padEnd(6)} ${seconds.padStart(6)} s  ${tests}`.trimEnd())
    total.passed += outcome.passed
    total.failed += outcome.failed
    if (outcome.complaint !== undefined) console.log(`\n${outcome.complaint}\n`)
    if (outcome.failed > 0) break
  }
  return total
}
