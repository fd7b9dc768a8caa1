import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, rm, writeFile } from 'node:fs/promises'
import type { Outcome } from './check/step.ts'

/** What the tests need and npm does not carry, by the name of its Debian package. */
const needed = {
  'redis-server': () => find('redis-server') !== undefined,
  chromium: () => find('chromium', 'chromium-browser', 'google-chrome') !== undefined,
  // Without a font for them the browser draws every Chinese character as the same box.
  'fonts-noto-cjk': () => process.platform === 'darwin' || printed('fc-list', ':lang=zh') !== '',
}

/** Installs what is missing where it may (root on Debian or Ubuntu); elsewhere says in one line what to install. */
export async function provision(): Promise<Outcome> {
  const missing = whatIsMissing()
  if (missing.length === 0) return { passed: 0, failed: 0 }
  if (!existsSync('/usr/bin/apt-get')) return refused(`Install what these Debian packages hold: ${missing.join(' ')}`)
  if (process.getuid?.() !== 0) return refused(`Install what is missing: sudo apt-get install ${missing.join(' ')}`)
  const output = await withoutStartingServices(() => install(missing))
  const stillMissing = whatIsMissing()
  return stillMissing.length === 0
    ? { passed: 0, failed: 0 }
    : refused(`${output}\nNot there: ${stillMissing.join(' ')}`)
}

/** The full path of the first of these programs that the machine has. */
export function find(...names: string[]): string | undefined {
  return names.map((name) => printed('sh', '-c', 'command -v "$0"', name).trim()).find((path) => path !== '')
}

function whatIsMissing(): string[] {
  return Object.entries(needed).flatMap(([name, isThere]) => (isThere() ? [] : [name]))
}

function refused(complaint: string): Outcome {
  return { passed: 0, failed: 1, complaint }
}

function printed(program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

async function install(packages: string[]): Promise<string> {
  return [await apt('update'), await apt('install', '-y', '--no-install-recommends', ...packages)].join('\n')
}

/** What it printed; whether it worked shows in what is there afterwards. */
function apt(...args: string[]): Promise<string> {
  const quietly = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300']
  return new Promise((settle) => {
    execFile('env', [...quietly, ...args], { maxBuffer: 2 ** 26 }, (_, stdout, stderr) => settle(stdout + stderr))
  })
}

/** Debian starts a server as soon as it is installed; the tests start their own, and nobody asked for another. */
async function withoutStartingServices<T>(work: () => Promise<T>): Promise<T> {
  const policy = '/usr/sbin/policy-rc.d'
  if (existsSync(policy)) return work()
  await writeFile(policy, '#!/bin/sh\nexit 101\n')
  await chmod(policy, 0o755)
  try {
    return await work()
  } finally {
    await rm(policy)
  }
}
