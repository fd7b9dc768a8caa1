import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type PrivateRedis = {
  url: string
  port: number
  pid: number
  /** Forgets everything, as `FLUSHALL` does. */
  flush: () => Promise<void>
  /** Ends it by its own number, at once and without saving, as a power cut would. */
  stop: () => Promise<void>
}

type Options = {
  /** To come back where it was. */
  port?: number
  maxmemoryPolicy?: string
}

const startTimeoutMs = 10_000

/** A redis-server of our own, empty, on a free port and for this process only; it keeps nothing. */
export async function startRedis({ port, maxmemoryPolicy = 'noeviction' }: Options = {}): Promise<PrivateRedis> {
  const chosen = port ?? (await freePort())
  const folder = await mkdtemp(join(tmpdir(), 'titian-redis-'))
  const settings = {
    port: chosen,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'no',
    'maxmemory-policy': maxmemoryPolicy,
  }
  const child = spawn(
    'redis-server',
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: 'ignore' },
  )
  const ended = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message))
    child.once('exit', (code, signal) => settle(`it ended with ${signal ?? code}`))
  })
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  const flush = async () => {
    const said = await answerTo(chosen, 'FLUSHALL')
    if (said !== '+OK') throw new Error(`redis-server did not forget: ${said}`)
  }
  // Should this process end without having stopped it.
  const last = () => child.kill('SIGKILL')
  process.once('exit', last)
  void ended.then(() => process.off('exit', last))

  const failure = await Promise.race([ended, answers(chosen)])
  if (failure !== undefined || child.pid === undefined) {
    await stop()
    throw new Error(`redis-server did not start (${failure}). On Debian or Ubuntu: apt-get install redis-server`)
  }
  return { url: `redis://127.0.0.1:${chosen}`, port: chosen, pid: child.pid, flush, stop }
}

async function answers(port: number): Promise<string | undefined> {
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    if ((await answerTo(port, 'PING')) === '+PONG') return undefined
    await sleep(10)
  }
  return `no answer within ${startTimeoutMs} ms`
}

function answerTo(port: number, command: string): Promise<string> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`))
    socket.once('data', (data) => {
      settle(data.toString().trim())
      socket.destroy()
    })
    socket.once('error', (error) => settle(error.message))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((settle, fail) => server.once('error', fail).listen(0, '127.0.0.1', settle))
  const address = server.address()
  await new Promise((settle) => server.close(settle))
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port')
  return address.port
}
