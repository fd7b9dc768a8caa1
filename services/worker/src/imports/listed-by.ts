import type { ListedBy } from '@titian/domain'

/** Which row of which list says it: what every event of a list carries. */
export function eventOf(importId: string, row: number, stream: string, dated = true) {
  const list: ListedBy = { import: importId, row, ...(dated ? {} : { dated }) }
  return { stream, schema: 1, cause: `import-${importId}`, meta: { list } }
}
