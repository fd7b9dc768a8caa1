// Plain JavaScript, because it runs on whatever Node the machine has (20 or later). It fetches the Node and the pnpm that this
// project is written for as npm packages into .tools/, installs the workspace, and hands over to the script it was asked for:
//
//   node scripts/bootstrap/run.mjs scripts/start.ts --empty
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installTools } from './tools.mjs'
import { usableEnvironment } from './environment.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const [script, ...rest] = process.argv.slice(2)

try {
  if (!script) throw new Error('Usage: node scripts/bootstrap/run.mjs <script.ts> [arguments]')
  const env = usableEnvironment(root)
  const { node, pnpm } = await installTools(root, env)
  env.PATH = [dirname(node), dirname(pnpm), env.PATH].join(delimiter)
  await installWorkspace(pnpm, env)
  handOver(node, env)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Says nothing when everything is already in place, which pnpm sees in a fraction of a second. */
function installWorkspace(pnpm, env) {
  // NODE_ENV=production in somebody's shell would leave out what the checks and the build of the pages need.
  const { NODE_ENV: _, ...installing } = env
  const options = ['install', '--frozen-lockfile', '--reporter=append-only', '--config.confirm-modules-purge=false']
  return new Promise((resolve, reject) => {
    const child = spawn(pnpm, options, { cwd: root, env: installing, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${said}\n依赖包安装失败（pnpm install 以 ${code} 结束）：请检查网络后重试`))
    })
  })
}

/** Stays in front of the script: passes on the signals that ask to stop, and ends as the script ends. */
function handOver(node, env) {
  const child = spawn(node, [join(root, script), ...rest], { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
  if (env.npm_lifecycle_event) stopWithParent(child)
}

/** An npm that is killed outright passes no signal on; nobody would know what still runs, and on which port. */
function stopWithParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500)
}
