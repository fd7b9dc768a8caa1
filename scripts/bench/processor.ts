import { readFile } from 'node:fs/promises'

// What Linux counts in, on every machine that we run on.
const tickMs = 10

/**
 * Processor time that these processes have used, with all that they have started, in milliseconds. What else the
 * machine does leaves it alone, so that it can be compared between runs when waiting times cannot.
 */
export async function processorMs(processes: readonly number[]): Promise<number> {
  const each = await Promise.all(processes.map(usedBy))
  return each.reduce((sum, used) => sum + used, 0)
}

async function usedBy(pid: number): Promise<number> {
  // A process that has ended since is counted by the one that started it.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [user = 0, system = 0, ended = 0, endedSystem = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number)
  return (user + system + ended + endedSystem) * tickMs + (await processorMs(await childrenOf(pid)))
}

/** Those that its first thread started, which for our processes are all. */
export async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  return children
    .split(' ')
    .filter((child) => child !== '')
    .map(Number)
}
