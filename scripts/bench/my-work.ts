import { seed } from '../../services/api/src/seed.ts'
import { untilReady } from '../start/ready.ts'
import { askerOf, waitsFor, type Answered, type Ask } from './asker.ts'
import { freePort } from './city.ts'
import { openPostgres, type Started } from './postgres.ts'
import { processorMs } from './processor.ts'
import { startProcess } from './process.ts'
import { row, type Row } from './row.ts'
import { multiply, openWorkCity } from './work-city.ts'

const officers = 153
const sizes = [
  { times: 1, limitMs: 100 },
  // 15,000 and a few.
  { times: 99, limitMs: 200 },
]
const asked = 400
const warm = 50
const together = 8

/**
 * 我的工作 of one officer after another, in a city of as many officers: what grows with the city must not be felt by one of them.
 * Each looks after seven firms, with visits, demands, certificates and yearly numbers about as in the sample.
 */
export async function benchMyWork(started: Started): Promise<Row[]> {
  const { appUrl, ownerUrl, folder, pid } = await openPostgres(started)
  await seed({ databaseUrl: appUrl, journal: '4104', adminPassword: 'Kc7-Titian-Bench', sample: false })
  const { sessions } = await openWorkCity(appUrl, officers)
  const port = await freePort()
  const api = await startProcess(started, 'api', {
    folder,
    environment: { APP_DATABASE_URL: appUrl, PORT: String(port) },
  })
  const address = `http://127.0.0.1:${port}`
  await untilReady(address)
  const asks = sessions.map((session) => askerOf(address, `titian=${session}`))
  const rows: Row[] = []
  for (const { times, limitMs } of sizes) {
    await multiply(ownerUrl, times)
    await askAll(asks, { callers: 1, times: warm })
    for (const callers of [1, together]) {
      const usedBefore = await processorMs([api, pid])
      const answers = await askAll(asks, { callers, times: asked })
      // What it takes, also where others keep the machine busy.
      const each = ((await processorMs([api, pid])) - usedBefore) / answers.length
      const what = `my-work, officers: ${officers * times}, callers: ${callers}`
      rows.push(
        row(what, { ...waitsFor(answers), processorMs: each }, callers === 1 ? { p99Ms: { atMost: limitMs } } : {}),
      )
    }
  }
  return rows
}

async function askAll(
  asks: readonly Ask[],
  { callers, times }: { callers: number; times: number },
): Promise<Answered[]> {
  const answers: Answered[] = []
  let next = 0
  const call = async () => {
    while (next < times) {
      const ask = asks[next % asks.length]
      next += 1
      if (ask) answers.push(await ask('/api/my-work'))
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return answers
}
