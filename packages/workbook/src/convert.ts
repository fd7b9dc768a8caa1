import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const patienceMs = 60_000

/**
 * An .xlsx out of an older spreadsheet by LibreOffice, with a profile of its own so that macros, templates and other
 * runs do not matter. The folder is removed whatever happens: it holds a bureau's list. Undefined where it cannot.
 */
export async function convertToXlsx(bytes: Uint8Array, soffice: string): Promise<Buffer | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'titian-convert-'))
  try {
    await writeFile(join(folder, 'list.xls'), bytes, { mode: 0o600 })
    const done = await run(soffice, folder)
    return done ? await readFile(join(folder, 'out', 'list.xlsx')) : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function run(soffice: string, folder: string): Promise<boolean> {
  const child = spawn(
    soffice,
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'list.xls'),
    ],
    // In a group of its own: the program is a script that starts another.
    { stdio: 'ignore', detached: true, cwd: folder, env: { HOME: folder, PATH: '/usr/local/bin:/usr/bin:/bin' } },
  )
  const patience = setTimeout(() => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, patienceMs)
  try {
    return await new Promise<boolean>((settle, fail) => {
      child.once('error', fail)
      child.once('close', (code) => settle(code === 0))
    })
  } finally {
    clearTimeout(patience)
  }
}
