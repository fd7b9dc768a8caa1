import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchAppend } from './bench/append.ts'
import { type City, openCity } from './bench/city.ts'
import { benchLag } from './bench/lag.ts'
import { benchLargeList } from './bench/large-list.ts'
import { describeMachine, machineLines } from './bench/machine.ts'
import type { Started } from './bench/postgres.ts'
import { benchPhone } from './bench/phone.ts'
import { benchMyWork } from './bench/my-work.ts'
import { benchQuestions } from './bench/questions.ts'
import { benchRefusals } from './bench/refusals.ts'
import type { Row } from './bench/row.ts'
import { benchSampleLists } from './bench/sample-lists.ts'
import { benchSync } from './bench/sync.ts'
import { table } from './bench/table.ts'

/** What can be measured, in the order in which it is. Each part starts what it needs, and what it started is stopped. */
const parts: Readonly<Record<string, (own: Started) => Promise<readonly Row[]>>> = {
  append: benchAppend,
  lag: benchLag,
  sync: benchSync,
  phone: (own) => benchPhone(own, process.env),
  'my-work': benchMyWork,
  lists: async () => (await loadedCity()).rows,
  questions: async () => benchQuestions((await loadedCity()).city),
  refusals: async () => benchRefusals((await loadedCity()).city),
  'large-list': async () => benchLargeList((await loadedCity()).city),
}

const started = new AsyncDisposableStack()
let givingUp = false
let loading: Promise<LoadedCity> | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void giveUp(signal))
// A service that ends by itself leaves nobody waiting for it.
for (const fault of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(fault, (error) => void giveUp(error))
try {
  await bench()
  await started.disposeAsync()
} catch (error) {
  await giveUp(error)
}

async function giveUp(reason: unknown): Promise<void> {
  // Whoever still measures fails next, for want of what is being stopped; only the first reason is one.
  if (givingUp) return
  givingUp = true
  console.error(reason)
  await started.disposeAsync()
  process.exit(1)
}

async function bench(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean', default: false } } })
  const chosen = values.only?.split(',') ?? Object.keys(parts)
  const unknown = chosen.filter((name) => !Object.hasOwn(parts, name))
  if (unknown.length > 0) {
    throw new Error(`There is no part ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`)
  }
  const say = values.json ? console.error : console.log
  const at = new Date()
  const machine = await describeMachine()
  say(machineLines(machine))

  const measured: (Row & { part: string })[] = []
  for (const [part, measure] of Object.entries(parts)) {
    if (!chosen.includes(part)) continue
    await using own = started.use(new AsyncDisposableStack())
    const rows = await measure(own)
    say(`\n${table(part, rows)}`)
    measured.push(...rows.map((row) => ({ part, ...row })))
  }

  const limits = measured.flatMap((row) => row.limits)
  say(`\n${limits.filter(({ met }) => met).length} of ${limits.length} limits met`)
  const report = JSON.stringify({ at: at.toISOString(), machine, measured }, undefined, 2)
  const file = join(import.meta.dirname, '../.data', `bench-${at.toISOString().replaceAll(':', '-')}.json`)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, `${report}\n`)
  if (values.json) console.log(report)
  else say(file)
}

type LoadedCity = { city: City; rows: readonly Row[] }

/** One city for all parts that need one; loading it is what the first of them measures. */
function loadedCity(): Promise<LoadedCity> {
  const load = async () => {
    const city = await openCity(started)
    return { city, rows: await benchSampleLists(city) }
  }
  loading ??= load()
  return loading
}
