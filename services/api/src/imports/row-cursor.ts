/** The row after which a page begins: 0 for the first page, undefined where the cursor is none of ours. */
export function readRowCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0
  return /^\d{1,7}$/.test(cursor) ? Number(cursor) : undefined
}

export function writeRowCursor(next: number | null): string | null {
  return next === null ? null : String(next)
}
