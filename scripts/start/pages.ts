import { execFile } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from './config.ts'

const root = join(import.meta.dirname, '../..')
const web = join(root, 'services/web')
export const pagesFolder = join(web, 'dist')
const built = join(pagesFolder, '.built')
const sources = [
  'services/web/{src,public}/**/*',
  'services/web/{index.html,m/index.html,package.json,tsconfig.json,vite.config.ts,phone-files.ts}',
  'packages/{contract,domain}/src/**/*',
  'pnpm-lock.yaml',
]

/** Builds the web pages when they are older than what they are made of. */
export async function buildPages(environment: Environment): Promise<void> {
  const newest = Math.max(...globSync(sources, { cwd: root }).map((path) => changed(join(root, path))))
  if (changed(built) >= newest) return
  const began = new Date()
  await new Promise<void>((settle, fail) => {
    // Whoever tests says so in NODE_ENV, and would get other pages than everybody else.
    const env = { ...environment, NODE_ENV: 'production' }
    execFile('pnpm', ['run', 'build'], { cwd: web, env }, (error, stdout, stderr) => {
      if (error === null) settle()
      else fail(new Error(`页面生成失败：\n${stdout}${stderr}`, { cause: error }))
    })
  })
  // Written last: a build that was cut short is done again.
  await writeFile(built, began.toISOString())
}

function changed(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
