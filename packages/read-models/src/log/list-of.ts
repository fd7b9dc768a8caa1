import type { ListedBy } from '@titian/domain'

/** Which row of which list said an event; undefined where a person did. */
export function listOf(meta: unknown): ListedBy | undefined {
  const list: unknown = typeof meta === 'object' && meta !== null && 'list' in meta ? meta.list : undefined
  if (typeof list !== 'object' || list === null || !('row' in list) || !('import' in list)) return undefined
  const { import: id, row } = list
  return typeof id === 'string' && typeof row === 'number' ? { import: id, row } : undefined
}
