import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type Tenant, findHome, run } from './embedded-postgres-home.ts'
import { spawnWatched } from './watched.ts'

export type EmbeddedPostgres = {
  /** For migrations only: owns every object, and is the cluster's superuser. */
  ownerUrl: string
  /** For api and worker: the role `titian_app`, which `migrate` creates and which owns nothing. */
  appUrl: string
  /** Where the data really lies; another folder than asked for where the postgres user could not reach that one. */
  dataDir: string
  port: number
  stop: () => Promise<void>
}

type Options = {
  dataDir: string
  port?: number
  /** Receives the one line that says where the data went, when it could not stay where it was asked to be. */
  say?: (line: string) => void
}

const startTimeoutMs = 60_000
const stopTimeoutMs = 30_000

// Durable, on one machine, for one application. The rest is Postgres' own default (fsync, synchronous_commit and
// full_page_writes are on, and stay on). jit costs hundreds of milliseconds on a statement that takes one.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  jit: 'off',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log may hold nothing personal: no statement, no values of a violated key.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

// glibc gives memory back to the system at the end of nearly every statement and asks for it again at the next: a fifth
// of the time of a small append, measured.
const malloc = { MALLOC_TOP_PAD_: '1048576', MALLOC_TRIM_THRESHOLD_: '8388608' }

/**
 * Starts the Postgres that came from npm on a data folder, making it on the first start. It dies with this process, even
 * when this process is killed; the data stays.
 */
export async function startPostgres({ dataDir, port, say = console.log }: Options): Promise<EmbeddedPostgres> {
  const home = await findHome(resolve(dataDir))
  if (home.dataDir !== resolve(dataDir)) {
    say(`数据库不能以 root 身份运行，而 postgres 用户进不了 ${resolve(dataDir)}：数据放在 ${home.dataDir}`)
  }
  const secret = await keptSecret(home)
  const cluster = join(home.dataDir, 'postgres-18')
  await initialise(home, cluster)
  await clearStalePid(cluster)

  const server = await launch(home, cluster, port ?? (await freePort()))
  const url = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${server.port}/titian`
  const ownerUrl = url('titian', secret)
  try {
    await untilReady(server, ownerUrl)
    return {
      ownerUrl,
      appUrl: url('titian_app', appPassword(secret)),
      dataDir: home.dataDir,
      port: server.port,
      stop: server.stop,
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The owner's password, in the data folder so that every later start knows it; the application's follows from it. */
async function keptSecret(home: Tenant): Promise<string> {
  const file = secretFile(home)
  if (!existsSync(file)) {
    await writeFile(`${file}.new`, randomBytes(20).toString('hex'), { mode: 0o600 })
    const { uid, gid } = home.user
    if (uid !== undefined && gid !== undefined) await chown(`${file}.new`, uid, gid)
    await rename(`${file}.new`, file)
  }
  return readFile(file, 'utf8')
}

function secretFile(home: Tenant): string {
  return join(home.dataDir, 'secret')
}

function appPassword(secret: string): string {
  return createHmac('sha256', secret).update('titian_app').digest('hex').slice(0, 40)
}

async function initialise(home: Tenant, cluster: string): Promise<void> {
  if (existsSync(cluster)) return
  // Under another name until it is whole: a first start that was killed begins again.
  const unfinished = `${cluster}.new`
  await rm(unfinished, { recursive: true, force: true })
  await run(home, join(home.binaries, 'bin/initdb'), [
    `--pgdata=${unfinished}`,
    '--username=titian',
    `--pwfile=${secretFile(home)}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The builtin provider sorts by code point on every machine; the machines' own locales differ and change.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ])
  // Single-user mode needs no server and no password.
  const input = 'create database titian'
  await run({ ...home, input }, join(home.binaries, 'bin/postgres'), ['--single', '-D', unfinished, 'postgres'])
  await rename(unfinished, cluster)
}

/** After a power cut the pid file may name a number that another process has by now; Postgres would refuse to start. */
async function clearStalePid(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0])
  const command = await commandOf(pid)
  if (command.includes('postgres') && command.includes(cluster)) {
    throw new Error(`数据文件夹 ${cluster} 正由另一个进程（${pid}）使用：先停止它，或用 DATA_DIR 指定另一个文件夹`)
  }
  await rm(file)
}

async function commandOf(pid: number): Promise<string> {
  if (existsSync('/proc/self/cmdline')) return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return run({}, 'ps', ['-p', String(pid), '-o', 'args=']).catch(() => '')
}

type Server = { port: number; logFile: string; exited: () => boolean; stop: () => Promise<void> }

async function launch(home: Tenant, cluster: string, port: number): Promise<Server> {
  const logFile = join(home.dataDir, 'postgres.log')
  const log = await open(logFile, 'w', 0o600)
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const server = spawnWatched(join(home.binaries, 'bin/postgres'), ['-D', cluster, ...flags], {
    ...home.user,
    cwd: home.dataDir,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...malloc },
    log: log.fd,
  })
  await log.close()
  return { port, logFile, exited: server.exited, stop: () => server.stop(stopTimeoutMs, 'SIGQUIT') }
}

async function untilReady(server: Server, url: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs
  for (;;) {
    const failure = await connects(url)
    if (failure === undefined) return
    if (server.exited() || Date.now() > deadline) {
      const log = (await readFile(server.logFile, 'utf8')).trim().split('\n').slice(-5).join('\n')
      throw new Error(`The embedded Postgres did not start on port ${server.port}:\n${log}`, { cause: failure })
    }
    await sleep(20)
  }
}

async function connects(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((settle, fail) => server.once('error', fail).listen(0, '127.0.0.1', settle))
  const address = server.address()
  await new Promise((settle) => server.close(settle))
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port')
  return address.port
}
