import type { Day } from '../day.ts'

/** A demand that was closed, by whom and for which unit: what a sample is drawn by. */
export interface ClosedDemand {
  readonly demand: string
  readonly unit: string
  /** 编号, or the key of a person who is known only by name. */
  readonly officer: string
}

export interface CallBackSample {
  readonly sample: string
  /** The days on which its demands were closed, both included. */
  readonly from: Day
  readonly through: Day
  /** A fraction: a tenth at least. */
  readonly share: number
  /** With it the same draw can be made again. */
  readonly seed: number
  /** How many there were to draw from. */
  readonly closed: number
  readonly demands: readonly string[]
}

/** In stream `call-back-<sample>`; each drawn demand's own stream says so too, in the same append. */
export type CallBackEvent = { readonly type: 'CallBackSampleDrawn'; readonly data: CallBackSample }

export const leastShare = 0.1

export type CallBackRefusal =
  | { readonly refused: 'ShareTooSmall'; readonly share: number }
  | { readonly refused: 'NothingToDraw'; readonly from: Day; readonly through: Day }

export function callBackStream(sample: string): string {
  return `call-back-${sample}`
}

/**
 * A systematic sample: ordered by unit and officer and by chance within, every n-th is drawn from a random start on. So
 * each unit and officer has its share to within one, and all together have the share rounded up. The same seed draws the
 * same.
 */
export function drawCallBacks(closed: readonly ClosedDemand[], share: number, seed: number): readonly string[] {
  const size = Math.ceil(closed.length * share)
  if (size === 0) return []
  const ordered = closed
    .map((each) => ({ ...each, lot: lotOf(seed, each.demand) }))
    .toSorted(
      (a, b) =>
        compare(a.unit, b.unit) || compare(a.officer, b.officer) || a.lot - b.lot || compare(a.demand, b.demand),
    )
  const step = ordered.length / size
  const start = (lotOf(seed, 'start') / 2 ** 32) * step
  return Array.from({ length: size }, (_, index) => ordered[Math.floor(start + index * step)]).flatMap((drawn) =>
    drawn ? [drawn.demand] : [],
  )
}

/** A number below 2^32 that the seed and the text decide (FNV-1a, its bits mixed as MurmurHash does at its end). */
function lotOf(seed: number, text: string): number {
  let hash = (2_166_136_261 ^ seed) >>> 0
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
