import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type City, processes } from './city.ts'
import { importList } from './import-list.ts'
import { madeRegister } from './made-register.ts'
import { watchMemory } from './memory.ts'
import { processorMs } from './processor.ts'
import { type Row, row } from './row.ts'
import { signedIn } from './sample-lists.ts'

const firms = 100_000

/** A register ten times as large as the city's own, in one sheet. */
export async function benchLargeList(city: City): Promise<Row[]> {
  const file = join(city.folder, '企业名录.xlsx')
  await writeFile(file, await madeRegister(firms))
  const client = await signedIn(city)
  const peaks = await watchMemory(city)
  const usedBefore = await processorMs(processes(city))
  const { rows, uploadMs, checkMs, commitMs } = await importList(client, file)
  const seconds = (uploadMs + checkMs + commitMs) / 1000
  if (rows !== firms) throw new Error(`Of ${firms} rows ${rows} were read`)
  const processorSeconds = ((await processorMs(processes(city))) - usedBefore) / 1000
  const steps = { checkSeconds: checkMs / 1000, commitSeconds: commitMs / 1000 }
  const readings = { rows, seconds, ...steps, rowsPerSecond: rows / seconds, processorSeconds, ...(await peaks()) }
  return [row('one sheet', readings, { readerMegabytes: { atMost: 300 } })]
}
