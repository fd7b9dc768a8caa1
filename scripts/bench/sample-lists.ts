import { Figure, ImportList } from '@titian/contract'
import { samplePassword } from '../../services/api/src/seed.ts'
import { Client } from '../start/client.ts'
import { type LoadedList, loadSampleCity, rowsIn } from '../start/sample-city.ts'
import { type City, processes } from './city.ts'
import { watchMemory } from './memory.ts'
import { processorMs } from './processor.ts'
import { type Row, row } from './row.ts'

/** All lists of the sample, one after the other and the two plans, by the code with which `npm start` hands them in. */
export async function benchSampleLists(city: City): Promise<Row[]> {
  const peaks = await watchMemory(city)
  const usedBefore = await processorMs(processes(city))
  const began = performance.now()
  const lists: LoadedList[] = []
  const loaded = await loadSampleCity(city.address, (_, list) => {
    if (list) lists.push(list)
  })
  if (!loaded) throw new Error('The sample city was not loaded')
  const seconds = (performance.now() - began) / 1000
  const processorSeconds = ((await processorMs(processes(city))) - usedBefore) / 1000
  const memory = await peaks()

  const client = await signedIn(city)
  const { items } = await client.get('/api/imports?limit=200', ImportList)
  const rows = items.reduce((sum, { counts }) => sum + rowsIn(counts), 0)
  await refuseWrongFigures(client)
  const readings = { lists: items.length, rows, seconds, rowsPerSecond: rows / seconds, processorSeconds, ...memory }
  return [
    row('all lists of the sample, imported and visible', readings, { seconds: { atMost: 30 } }),
    row("the officers' year, lists 05 to 08 of it", officersYear(lists), { seconds: { atMost: 30 } }),
  ]
}

function officersYear(lists: readonly LoadedList[]) {
  const theirs = lists.filter(({ file }) => /^0[5-8]-/.test(file))
  const rows = theirs.reduce((sum, list) => sum + list.rows, 0)
  const seconds = theirs.reduce((sum, { ms }) => sum + ms, 0) / 1000
  return { lists: theirs.length, rows, seconds, rowsPerSecond: rows / seconds }
}

export async function signedIn({ address }: City): Promise<Client> {
  const client = new Client(address)
  if (!(await client.signIn('planner', samplePassword))) throw new Error('The planner could not sign in')
  return client
}

/** A fast import of wrong figures is none. */
async function refuseWrongFigures(client: Client): Promise<void> {
  for (const [code, published] of [['tech-sme.registered', 484] as const, ['high-tech.new', 69] as const]) {
    const path = `/api/figures/${code}?unit=410400&period=2021&asOf=2021-12-31`
    const { value } = await client.get(path, Figure)
    if (value !== published) throw new Error(`${code} is ${JSON.stringify(value)} and not ${published}`)
  }
}
