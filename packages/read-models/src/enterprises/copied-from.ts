/** Where a statement stood before its firm was merged into this one; kept in the event's `meta`. */
export interface CopiedFrom {
  readonly stream: string
  readonly version: number
  /** The code, the account and the instant under which it was recorded first. */
  readonly uscc: string
  readonly actor: string
  readonly recordedAt: string
}

export function copiedFrom(meta: unknown): CopiedFrom | undefined {
  const copied: unknown = typeof meta === 'object' && meta !== null && 'copied' in meta ? meta.copied : undefined
  if (typeof copied !== 'object' || copied === null) return undefined
  const { stream, version, uscc, actor, recordedAt } = { ...none, ...copied }
  return typeof stream === 'string' &&
    typeof version === 'number' &&
    typeof uscc === 'string' &&
    typeof actor === 'string' &&
    typeof recordedAt === 'string'
    ? { stream, version, uscc, actor, recordedAt }
    : undefined
}

const none: Readonly<Record<keyof CopiedFrom, unknown>> = {
  stream: undefined,
  version: undefined,
  uscc: undefined,
  actor: undefined,
  recordedAt: undefined,
}
