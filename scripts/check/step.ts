import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a step ended: tests counted, and what to read when something is wrong. */
export type Outcome = { passed: number; failed: number; complaint?: string }

/** A program that ends with 0 when all is well. It runs no tests, so its failure counts as one. */
export async function runCommand(program: string, args: string[]): Promise<Outcome> {
  const { code, output } = await run(program, args)
  return code === 0 ? { passed: 0, failed: 0 } : { passed: 0, failed: 1, complaint: output }
}

/** One of vitest's projects. A test that is skipped or left for later is no result, so it fails the step. */
export async function runTests(project: string): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'titian-check-'))
  try {
    const report = join(folder, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { code, output } = await run('pnpm', [
      'exec',
      'vitest',
      'run',
      '--no-color',
      '--project',
      project,
      ...reporters,
    ])
    if (!existsSync(report)) return { passed: 0, failed: 1, complaint: output }
    const written: unknown = JSON.parse(await readFile(report, 'utf8'))
    const counts = new Map<string, unknown>(Object.entries(written ?? {}))
    const count = (name: string) => Number(counts.get(name))
    const passed = count('numPassedTests')
    const failed = count('numFailedTests')
    const skipped = count('numPendingTests') + count('numTodoTests')
    if (skipped > 0) {
      return {
        passed,
        failed: failed + skipped,
        complaint: `${output}\n${skipped} tests did not run; none may be skipped.`,
      }
    }
    // vitest also fails without a failing test, when a server did not start or an error went past everyone.
    return code === 0 ? { passed, failed } : { passed, failed: Math.max(failed, 1), complaint: output }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

let running: ChildProcess | undefined

/** Passes a signal on to what runs at the moment. */
export function interrupt(signal: NodeJS.Signals): void {
  running?.kill(signal)
}

function run(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((settle, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    running = child
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', fail).once('close', (code) => settle({ code, output }))
  })
}
