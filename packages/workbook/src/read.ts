import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { FileRefusal, SheetRow } from '@titian/domain'
import { convertToXlsx } from './convert.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { Said } from './said.ts'
import type { ReadSheet } from './xlsx/read-xlsx.ts'

export type ReadOptions = {
  limits?: Partial<Limits>
  /** LibreOffice's program, where there is one: it converts .xls, .et and .ods. */
  soffice?: string | undefined
}

/** Takes the next rows; the sheet has a name in a workbook only. What it throws ends the reading. */
export type TakeRows = (rows: SheetRow[], sheet: string | undefined) => Promise<void> | void

export type ReadAnswer = (ReadSheet & { peakMegabytes: number }) | { refused: FileRefusal }

type Child = ChildProcessByStdio<Writable, Readable, Readable>

const script = fileURLToPath(new URL('read-child.ts', import.meta.url))
const sources = realpathSync(fileURLToPath(new URL('../../..', import.meta.url)))

/**
 * Reads a table (.xlsx, .csv, a pasted text or page) in a process of its own, which is killed when it takes too long or
 * too much memory, so that whatever is in the file stays there. `take` sets the pace; a file that cannot be read is an
 * answer, a reader that fails is a fault.
 */
export async function readWorkbook(bytes: Uint8Array, take: TakeRows, options: ReadOptions = {}): Promise<ReadAnswer> {
  const limits = { ...defaultLimits, ...options.limits }
  const answer = await readInChild(bytes, take, limits)
  if (!('refused' in answer) || answer.refused.kind !== 'file-old-format' || options.soffice === undefined)
    return answer
  const converted = await convertToXlsx(bytes, options.soffice)
  return converted === undefined
    ? { refused: { kind: 'file-not-converted', params: answer.refused.params } }
    : readInChild(converted, take, limits)
}

async function readInChild(bytes: Uint8Array, take: TakeRows, limits: Limits): Promise<ReadAnswer> {
  const child = start(limits)
  // A reader that refuses early closes its input while we still write; that it refused is what counts.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const patience = new Patience(limits.seconds, () => child.kill('SIGKILL'))
  const complaint = lastWords(child.stderr)
  const ended = new Promise<string>((settle, fail) => {
    child.once('error', fail)
    child.once('close', (code, signal) => settle(signal ?? String(code)))
  })
  let answer: ReadAnswer | undefined
  try {
    patience.start()
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      const said = read(line)
      if ('rows' in said) {
        // Time spent by whoever takes the rows is not the file's.
        patience.stop()
        await take(said.rows, said.sheet)
        patience.start()
      } else answer = 'done' in said ? said.done : said
    }
    const how = await ended
    patience.stop()
    if (answer) return answer
    if (patience.lost) return { refused: { kind: 'file-too-slow', params: { limitSeconds: limits.seconds } } }
    if (how === 'SIGABRT' || how === '134') return { refused: { kind: 'file-too-heavy', params: {} } }
    throw new Error(`The workbook reader ended with ${how}: ${await complaint}`)
  } finally {
    patience.stop()
    child.kill('SIGKILL')
  }
}

function start(limits: Limits): Child {
  const memory = [`--max-old-space-size=${limits.memoryMegabytes}`, '--max-semi-space-size=8']
  const rights = ['--permission', `--allow-fs-read=${sources}`]
  const child = spawn(process.execPath, [...memory, ...rights, script, JSON.stringify(limits)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {},
  })
  giveWay(child.pid)
  return child
}

/** Whoever looks at a page waits for an answer; whoever sent a file waits for a job. */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, or the system has no priorities to give: it is read all the same.
  }
}

function read(line: string): Said {
  // Our own process wrote it, from values of this type (read-child.ts).
  return JSON.parse(line)
}

/** The names of the faults, without their messages: a parser's message may quote the file. */
async function lastWords(stderr: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stderr) text = (text + String(chunk)).slice(-4000)
  return (
    text
      .match(/\b\w*Error\b(?=:| \[)|^\s+at .*$/gm)
      ?.slice(0, 5)
      .join(' ') ?? 'no words'
  )
}

/** Counts the seconds in which we wait for the reader, and loses itself when they are over. */
class Patience {
  lost = false
  #milliseconds: number
  #since = 0
  #timer: NodeJS.Timeout | undefined
  readonly #give: () => void

  constructor(seconds: number, giveUp: () => void) {
    this.#milliseconds = seconds * 1000
    this.#give = giveUp
  }

  start(): void {
    this.#since = performance.now()
    this.#timer = setTimeout(() => {
      this.lost = true
      this.#give()
    }, this.#milliseconds)
  }

  stop(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#milliseconds = Math.max(0, this.#milliseconds - (performance.now() - this.#since))
  }
}
