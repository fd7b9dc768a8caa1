import type { ListedBy } from '@titian/domain'

/** Which row of which list says it: what every event of a list carries. */
export function eventOf(importId: string, row: number, stream: string, dated = true) {
  const list: ListedBy = { import: importId, row, ...(dated ? {} : { dated }) }
  return { stream, schema: 1, cause: `import-${importId}`, meta: { list } }
}

export function listOf(meta: unknown): ListedBy | undefined {
  const list: unknown = typeof meta === 'object' && meta !== null && 'list' in meta ? meta.list : undefined
  if (typeof list !== 'object' || list === null || !('row' in list) || !('import' in list)) return undefined
  const { import: id, row } = list
  return typeof id === 'string' && typeof row === 'number' ? { import: id, row } : undefined
}
