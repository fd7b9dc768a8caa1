import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answered, type Ask, signIn, waitsFor } from './asker.ts'
import { badFiles } from './bad-files.ts'
import type { City } from './city.ts'
import { settled } from './import-list.ts'
import { type Row, row } from './row.ts'
import { signedIn } from './sample-lists.ts'

const rounds = 6
const perSecond = 10
const quietMs = 10_000
const overview = '/api/targets?year=2021'

/** How soon each bad file gets its sentence, and whether somebody who only looks notices. */
export async function benchRefusals(city: City): Promise<Row[]> {
  const files: string[] = []
  for (const { name, bytes } of await badFiles()) {
    const path = join(city.folder, name)
    await writeFile(path, bytes)
    files.push(path)
  }
  const client = await signedIn(city)
  const refuse = async (path: string) => {
    const began = performance.now()
    const { status, problem } = await settled(client, await client.upload(path), 'checking')
    if (status !== 'failed' || problem === null) throw new Error(`${path} was not refused, but ${status}`)
    return performance.now() - began
  }
  const ask = await signIn(city.address, 'planner')
  for (let nth = 0; nth < 20; nth += 1) await ask(overview)
  const before = await askMeanwhile(ask, () => sleep(quietMs))
  const took = new Map(files.map((file) => [file, new Array<number>()]))
  const during = await askMeanwhile(ask, async () => {
    for (let round = 0; round < rounds; round += 1) {
      for (const file of files) took.get(file)?.push(await refuse(file))
    }
  })
  return [
    ...[...took].map(([file, each]) =>
      row(
        file.slice(city.folder.length + 1),
        { mostSeconds: Math.max(...each) / 1000 },
        { mostSeconds: { atMost: 2 } },
      ),
    ),
    row('overview before', waitsFor(before)),
    row('overview meanwhile', waitsFor(during), { p99Ms: { atMost: 100 } }),
  ]
}

/** Asks by the clock while something goes on, so that a slow answer cannot hide by keeping the next question back. */
async function askMeanwhile(ask: Ask, work: () => Promise<void>): Promise<Answered[]> {
  const asked: Promise<Answered>[] = []
  const working = new AbortController()
  const done = work().finally(() => working.abort())
  const began = performance.now()
  for (let nth = 0; !working.signal.aborted; nth += 1) {
    await sleep(Math.max(0, began + (nth * 1000) / perSecond - performance.now()))
    asked.push(ask(overview))
  }
  await done
  return Promise.all(asked)
}
