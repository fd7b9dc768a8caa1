import { reopening } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { isBoxed } from '../store/vault.ts'
import { ask, Refused } from './api.ts'

/** One line of 我的工作 as the server puts it together. */
export interface WorkLine {
  readonly kind: string
  readonly priority: number
  readonly due: string | null
  readonly firm: { readonly uscc: string; readonly name: string } | null
  readonly why: string
  readonly subject: string | null
  readonly purpose?: string
}

interface Work {
  readonly items: readonly WorkLine[]
}

/** Fetches what waits for its officer. A server that keeps no such list leaves it to what the device carries along. */
export async function pullWork({ db, vault }: Store, unattended: boolean): Promise<void> {
  try {
    const { items } = await ask<Work>('/api/my-work', { unattended })
    const box = await vault.seal(items)
    await reopening(db, () => db.meta.put({ key: 'work', value: box }))
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error
    await reopening(db, () => db.meta.delete('work'))
  }
}

/** Undefined where the server keeps none. */
export async function readWork({ db, vault }: Store): Promise<readonly WorkLine[] | undefined> {
  const box = (await db.meta.get('work'))?.value
  if (!isBoxed(box) || vault.isLocked) return undefined
  const items = await vault.open(box)
  return Array.isArray(items) ? items.filter(isLine) : undefined
}

function isLine(value: unknown): value is WorkLine {
  return typeof value === 'object' && value !== null && 'why' in value && 'priority' in value
}
