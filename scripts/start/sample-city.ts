import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type AdoptPlan, type Import, ImportList, ShownImport, Targets } from '@titian/contract'
import type { Static } from 'typebox'
import { samplePassword, seed } from '../../services/api/src/seed.ts'
import { Client } from './client.ts'

const planner = 'planner'
const folder = join(import.meta.dirname, '../../test/data/pds-2021')

// What a bureau keeps. The province's announcements (02b, 03b) are for trying what they need: a person's decisions.
const isKept = /^(01|02|03|04|05|06|07|08|09|10|11)-.*\.xlsx$/

const plans: Static<typeof AdoptPlan>[] = [
  {
    name: '双倍增',
    indicators: ['tech-sme.registered', 'high-tech.valid'],
    baseYear: 2020,
    endYear: 2023,
    multiple: 2,
  },
  { name: '五年翻两番', indicators: ['high-tech.valid'], baseYear: 2016, endYear: 2021, multiple: 4 },
]

const settleMs = 60_000

/** The accounts and the day of the sample, where there is no city yet. */
export async function openSampleAccounts(databaseUrl: string): Promise<void> {
  await seed({ databaseUrl, journal: '4104', sample: true })
}

/** One list from the upload until it is committed and counted. */
export interface LoadedList {
  readonly file: string
  readonly rows: number
  readonly ms: number
}

/**
 * Hands in the sample city's lists and plans as a planner would, over HTTP. What an earlier start handed in is not handed in
 * again, be it undone since. Answers false where the sample's planner cannot sign in: that city is somebody's own.
 */
export async function loadSampleCity(
  address: string,
  say: (line: string, list?: LoadedList) => void,
): Promise<boolean> {
  const client = new Client(address)
  if (!(await client.signIn(planner, samplePassword))) return false

  const known = await importsByFile(client)
  const missing = (await readdir(folder)).filter((file) => isKept.test(file) && !isDone(known.get(file))).toSorted()
  if (missing.length > 0) say(`正在导入示例城市的 ${missing.length} 份名单，页面已可打开`)
  for (const file of missing) {
    const began = performance.now()
    const importId = resumable(known.get(file)) ?? (await client.upload(join(folder, file)))
    const { counts } = await commit(client, importId)
    const rows = `新 ${counts.new} 行，变 ${counts.changed} 行，退回 ${counts.refused} 行`
    const ms = performance.now() - began
    const list = { file, rows: rowsIn(counts), ms }
    say(`  ${file}：${rows}（${(ms / 1000).toFixed(1)} 秒）`, list)
  }
  await adoptPlans(client)
  return true
}

async function importsByFile(client: Client): Promise<Map<string, Import>> {
  const { items } = await client.get('/api/imports?limit=200', ImportList)
  // The newest comes first and is the one that counts.
  return new Map(items.toReversed().map((item) => [item.fileName, item]))
}

function isDone(item: Import | undefined): boolean {
  return item !== undefined && ['committed', 'undoing', 'undone'].includes(item.status)
}

/** One that an interrupted start left half done. */
function resumable(item: Import | undefined): string | undefined {
  return item !== undefined && item.status !== 'failed' ? item.importId : undefined
}

async function commit(client: Client, importId: string): Promise<Import> {
  const checked = await settled(client, importId)
  if (checked.status === 'committed') return checked
  if (checked.needs.length > 0) throw new Error(`${checked.fileName} 还缺：${checked.needs.join('、')}`)
  await client.post(`/api/imports/${importId}/commit`)
  return settled(client, importId, 'checked')
}

/** The import once nothing moves in it; with `from`, once it has left that state. */
async function settled(client: Client, importId: string, from?: Import['status']): Promise<Import> {
  const deadline = performance.now() + settleMs
  for (;;) {
    const item = await client.get(`/api/imports/${importId}`, ShownImport)
    if (item.status === 'failed') throw new Error(`${item.fileName}：${item.problem?.title ?? '导入失败'}`)
    if (item.status !== 'checking' && item.status !== 'committing' && item.status !== from) return item
    if (performance.now() > deadline) throw new Error(`${item.fileName} 在 ${settleMs / 1000} 秒内没有导入完`)
    await sleep(50)
  }
}

async function adoptPlans(client: Client): Promise<void> {
  const adopted = (await client.get('/api/targets?year=2021', Targets)).plans.map((plan) => plan.name)
  for (const plan of plans) {
    if (!adopted.includes(plan.name)) await client.post('/api/plans', plan)
  }
}

/** How many rows an import has; one with a note counts under its outcome already. */
export function rowsIn(counts: Import['counts']): number {
  const { noted: _, ...outcomes } = counts
  return Object.values(outcomes).reduce((sum, count) => sum + count, 0)
}
