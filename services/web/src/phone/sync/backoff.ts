const firstMs = 2_000
const mostMs = 300_000

/** How long to wait after so many failures in a row: ever longer, and not all devices at once. */
export function backoffMs(failures: number, asked: number | undefined, chance: number): number {
  const wait = Math.min(mostMs, firstMs * 2 ** Math.max(0, failures - 1))
  return Math.max(asked ?? 0, Math.round(wait * (0.5 + chance / 2)))
}

/** How much to send at once: as much as this network carried lately in a few seconds. */
export class Stride {
  readonly #least: number
  readonly #most: number
  #bytes: number

  constructor({ least, first, most }: { least: number; first: number; most: number }) {
    this.#least = least
    this.#most = most
    this.#bytes = first
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Some seconds are well spent on a request; what takes longer is more likely to be cut off. */
  arrived(tookMs: number): void {
    if (tookMs < 1_500) this.#bytes = Math.min(this.#most, this.#bytes * 2)
    else if (tookMs > 5_000) this.#bytes = Math.max(this.#least, Math.floor(this.#bytes / 2))
  }

  failed(): void {
    this.#bytes = Math.max(this.#least, Math.floor(this.#bytes / 2))
  }
}
