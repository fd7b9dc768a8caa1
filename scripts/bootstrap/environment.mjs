import { accessSync, constants, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * The environment to install and run with. npm, pnpm and the browser all keep a cache below HOME; a machine without a HOME
 * that can be written to (a service account, a stripped container) gets one inside .tools.
 */
export function usableEnvironment(root) {
  const env = { ...process.env }
  if (!env.HOME || !writable(env.HOME)) {
    env.HOME = join(root, '.tools', 'home')
    mkdirSync(env.HOME, { recursive: true })
  }
  env.PATH ??= ['/usr/local/bin', '/usr/bin', '/bin'].join(delimiter)
  return env
}

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
