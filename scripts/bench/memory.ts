import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { childrenOf } from './processor.ts'

export type Peaks = { apiMegabytes: number; workerMegabytes: number; readerMegabytes: number }

const everyMs = 10

/**
 * What api, worker and the worker's readers of workbooks hold at most from now until asked, as Linux counts it:
 * resident, the program itself included.
 */
export async function watchMemory(city: { api: number; worker: number }): Promise<() => Promise<Peaks>> {
  await Promise.all([forgetPeak(city.api), forgetPeak(city.worker)])
  const ending = new AbortController()
  const readers = watchReaders(city.worker, ending.signal)
  return async () => {
    ending.abort()
    return {
      apiMegabytes: await peakOf(city.api),
      workerMegabytes: await peakOf(city.worker),
      readerMegabytes: await readers,
    }
  }
}

/** A reader lives for seconds and takes its peak with it, so it is looked at while it lives. */
async function watchReaders(worker: number, end: AbortSignal): Promise<number> {
  let most = 0
  while (!end.aborted) {
    for (const child of await childrenOf(worker)) {
      if (await isReader(child)) most = Math.max(most, await peakOf(child))
    }
    await sleep(everyMs)
  }
  return most
}

/** For a moment a new process is still a copy of the worker, memory and all. */
async function isReader(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes('read-child.ts')
}

async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
}

async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5')
}
