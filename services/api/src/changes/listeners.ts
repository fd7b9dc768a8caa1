import { setTimeout as sleep } from 'node:timers/promises'
import type { Writable } from 'node:stream'

interface Pace {
  readonly lookEveryMs: number
  readonly beatEveryMs: number
}

/** A beat comes within the patience of proxies. */
const usualPace: Pace = { lookEveryMs: 250, beatEveryMs: 20_000 }
/** Then the browser comes back by itself, and is asked who it is again. */
const beatsOfALife = 30
/** A reader who takes nothing for so many beats is gone, whatever the network says. */
const beatsUnheard = 2
/** The tabs of one browser, with room to spare. */
const perSession = 12

type Line = Pick<Writable, 'write' | 'end' | 'destroy' | 'on'>

interface Listener {
  readonly line: Line
  readonly session: string
  told: number | undefined
  /** It reads more slowly than we write: it is told the newest once it has caught up, and nothing until then. */
  full: boolean
  beats: number
  unheard: number
}

interface Options {
  /** How far the read models have come. */
  readonly look: () => Promise<number>
  readonly say: (position: number) => string
  readonly failed: (error: unknown) => void
}

/**
 * All who listen for changes in this process. However many they are, one looks for them all, and nobody looks while
 * nobody listens; nothing is kept for those who read slowly but that there is something new.
 */
export class Listeners {
  readonly #options: Options
  readonly #open = new Set<Listener>()
  readonly #pace: Pace
  #position: number | undefined
  #stop: () => void = () => undefined

  constructor(options: Options, pace: Pace = usualPace) {
    this.#options = options
    this.#pace = pace
  }

  /** Whether another tab of this session may listen. */
  hasRoomFor(session: string): boolean {
    return [...this.#open].filter((listener) => listener.session === session).length < perSession
  }

  /** Tells a listener where things are now, and from then on whenever that changes. */
  join(line: Line, session: string): void {
    const listener: Listener = { line, session, told: undefined, full: false, beats: 0, unheard: 0 }
    line.on('close', () => this.#leave(listener))
    // A line that breaks also closes.
    line.on('error', () => undefined)
    line.on('drain', () => {
      listener.full = false
      listener.unheard = 0
      this.#tell(listener)
    })
    this.#open.add(listener)
    this.#tell(listener)
    if (this.#open.size === 1) this.#begin()
  }

  end(): void {
    for (const listener of this.#open) {
      listener.line.end()
      this.#leave(listener)
    }
  }

  #begin(): void {
    const ending = new AbortController()
    const beating = setInterval(() => this.#beat(), this.#pace.beatEveryMs)
    this.#stop = () => {
      ending.abort()
      clearInterval(beating)
    }
    void this.#watch(ending.signal)
  }

  /** One look after the other: a slow database is not asked more often for being slow. */
  async #watch(end: AbortSignal): Promise<void> {
    while (!end.aborted) {
      try {
        const position = await this.#options.look()
        if (end.aborted) return
        this.#position = position
        for (const listener of this.#open) this.#tell(listener)
      } catch (error) {
        this.#options.failed(error)
      }
      await sleep(this.#pace.lookEveryMs, undefined, { signal: end }).catch(() => undefined)
    }
  }

  #leave(listener: Listener): void {
    if (!this.#open.delete(listener) || this.#open.size > 0) return
    this.#stop()
    // Whoever comes next is not told what was true when the last one left.
    this.#position = undefined
  }

  #tell(listener: Listener): void {
    const position = this.#position
    if (position === undefined || listener.full || listener.told === position) return
    listener.told = position
    listener.full = !listener.line.write(this.#options.say(position))
  }

  #beat(): void {
    for (const listener of this.#open) {
      listener.beats += 1
      if (listener.full) listener.unheard += 1
      if (listener.unheard >= beatsUnheard) listener.line.destroy()
      else if (listener.beats >= beatsOfALife) listener.line.end()
      else if (!listener.full) listener.full = !listener.line.write(': beat\n\n')
    }
  }
}
