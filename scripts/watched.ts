import { type SpawnOptions, spawn } from 'node:child_process'

export type Watched = {
  pid: number | undefined
  exited: () => boolean
  /** Settles when it has ended, whoever asked it to; says how. */
  exit: Promise<string>
  /** Asks it to end as Ctrl-C would; what has not ended after `patienceMs` gets the signal that it cannot refuse. */
  stop: (patienceMs: number, lastly: NodeJS.Signals) => Promise<void>
}

type Options = Pick<SpawnOptions, 'uid' | 'gid' | 'cwd' | 'env'> & {
  /** An open file that receives what the program says. */
  log: number
}

// The shell becomes the program. Before that it leaves a watcher at our end of the pipe, which stops the program when the pipe
// closes: because we say so, or because we are gone. A line says that it ended by itself and its number is not ours any more.
const watched = 'exec 3<&0; { read -r _ <&3 || kill -INT $$; } & exec "$@" </dev/null 3<&-'

/**
 * Starts a program that ends with this process, even when this process is killed. It gets a session of its own: Ctrl-C in the
 * terminal reaches us alone, and we stop what we started in the order that suits.
 */
export function spawnWatched(program: string, args: string[], { log, ...options }: Options): Watched {
  const child = spawn('sh', ['-c', watched, 'sh', program, ...args], {
    ...options,
    detached: true,
    stdio: ['pipe', log, log],
  })
  // The far end of the pipe may be gone already when we write the farewell line.
  child.stdin?.on('error', () => undefined)
  child.unref()

  const exited = () => child.exitCode !== null || child.signalCode !== null
  const exit = new Promise<string>((settle) => {
    child.once('error', (error) => settle(error.message))
    child.once('exit', (code, signal) => {
      child.stdin?.end('\n')
      settle(String(signal ?? code))
    })
  })
  const stop = async (patienceMs: number, lastly: NodeJS.Signals) => {
    if (exited() || child.pid === undefined) return
    child.ref()
    child.stdin?.end()
    const patience = setTimeout(() => child.kill(lastly), patienceMs)
    await exit
    clearTimeout(patience)
  }
  return { pid: child.pid, exited, exit, stop }
}
