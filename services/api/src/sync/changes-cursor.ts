import { createHash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

const Cursor = Type.Object({
  /** Up to which position, and as of which day, everything has been told. */
  position: Type.Integer({ minimum: 0 }),
  day: Day,
  /** When that was: what lies beside the log has no position. */
  at: Type.Integer({ minimum: 0 }),
  /** Whose firms: another officer, or another unit, begins anew. */
  whose: Type.String({ maxLength: 20 }),
  /** In the midst of pages: the stream after which to go on, and of which position and day all of them tell. */
  page: Type.Optional(
    Type.Object({ after: Type.String({ maxLength: 80 }), until: Type.Integer({ minimum: 0 }), on: Day }),
  ),
})
export type ChangesCursor = Static<typeof Cursor>

const fits = Compile(Cursor)

export function writeCursor({ position, day, at, whose, page }: ChangesCursor): string {
  return [position, day, at, whose, ...(page ? [page.after, page.until, page.on] : [])].join('~')
}

/** Undefined where it is none of ours: then everything is told anew, which is never wrong. */
export function readCursor(text: string | undefined): ChangesCursor | undefined {
  const [position, day, at, whose, after, until, on] = text?.split('~') ?? []
  const cursor: unknown = {
    position: Number(position),
    day,
    at: Number(at),
    whose,
    ...(after === undefined ? {} : { page: { after, until: Number(until), on } }),
  }
  return fits.Check(cursor) ? cursor : undefined
}

export function whoseFirms(officers: readonly string[], units: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([officers, units]))
    .digest('base64url')
    .slice(0, 16)
}
