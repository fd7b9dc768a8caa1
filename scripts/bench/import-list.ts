import { setTimeout as sleep } from 'node:timers/promises'
import { type Import, ShownImport } from '@titian/contract'
import type { Client } from '../start/client.ts'
import { rowsIn } from '../start/sample-city.ts'

export type ImportedList = { rows: number; uploadMs: number; checkMs: number; commitMs: number }

const pollMs = 20
const patienceMs = 600_000

/** Takes a list through its steps as a planner would; `committed` is said once every figure has counted it. */
export async function importList(client: Client, path: string): Promise<ImportedList> {
  const began = performance.now()
  const importId = await client.upload(path)
  const uploaded = performance.now()
  const { counts } = await settled(client, importId, 'checking')
  const checked = performance.now()
  await client.post(`/api/imports/${importId}/commit`)
  const { status } = await settled(client, importId, 'checked', 'committing')
  if (status !== 'committed') throw new Error(`${path} is ${status} after its commit`)
  return {
    rows: rowsIn(counts),
    uploadMs: uploaded - began,
    checkMs: checked - uploaded,
    commitMs: performance.now() - checked,
  }
}

/** The import once it has left these states. */
export async function settled(client: Client, importId: string, ...states: Import['status'][]): Promise<Import> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const item = await client.get(`/api/imports/${importId}`, ShownImport)
    if (!states.includes(item.status)) return item
    if (performance.now() > deadline) throw new Error(`${item.fileName} is still ${item.status}`)
    await sleep(pollMs)
  }
}
