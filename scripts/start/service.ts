import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { spawnWatched } from '../watched.ts'
import type { Environment } from './config.ts'

export type Service = { stop: () => Promise<void> }

type Options = {
  /** The folder below services/. */
  name: string
  environment: Environment
  logDir: string
  say: (line: string) => void
  /** Called when it ends again as soon as it has begun; starting it once more would not help. */
  giveUp: (error: Error) => void
}

const root = join(import.meta.dirname, '../..')
const leastLifeMs = 5_000
const patienceMs = 6_000

/** Keeps one of our processes running; one that dies is started again. Its log is a file in the data folder. */
export async function startService({ name, environment, logDir, say, giveUp }: Options): Promise<Service> {
  const main = join(root, 'services', name, 'src/main.ts')
  const logFile = join(logDir, `${name}.log`)
  await writeFile(logFile, '')
  let stopping = false
  let process = await launch()
  return {
    stop: () => {
      stopping = true
      return process.stop(patienceMs, 'SIGKILL')
    },
  }

  async function launch() {
    const log = await open(logFile, 'a')
    const began = performance.now()
    const launched = spawnWatched(execPath, [main], { cwd: root, env: environment, log: log.fd })
    await log.close()
    void launched.exit.then((how) => (stopping ? undefined : died(how, performance.now() - began)))
    return launched
  }

  async function died(how: string, livedMs: number) {
    if (livedMs < leastLifeMs) {
      const lastLines = (await readFile(logFile, 'utf8')).trim().split('\n').slice(-15).join('\n')
      giveUp(new Error(`${name} 启动后随即停止（${how}），日志 ${logFile}：\n${lastLines}`))
      return
    }
    say(`${name} 意外停止（${how}），正在重新启动；日志见 ${logFile}`)
    process = await launch()
  }
}
