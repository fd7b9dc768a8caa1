import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

type Bundle = Parameters<Extract<Plugin['writeBundle'], (...args: never) => unknown>>[1]

/** Besides what the build makes. */
const always = ['browser-check.js', 'icon.svg', 'm/manifest.webmanifest', 'm/icon-192.png']

/**
 * Tells the phone's worker what it has to keep: its page and all that the page is made of, of a build that the desk
 * shares. The version is the contents': a build that changes nothing for the phone is no update.
 */
export function phoneFiles(): Plugin {
  return {
    name: 'phone-files',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const files = [...filesOf(bundle), ...always]
      const hash = createHash('sha256')
      for (const file of ['m/index.html', ...files]) hash.update(file).update(readFileSync(join(dir, file)))
      const kept = { version: hash.digest('hex').slice(0, 16), files: ['/m/', ...files.map((file) => `/${file}`)] }
      const worker = join(dir, 'm/sw.js')
      const text = readFileSync(worker, 'utf8')
      if (!text.includes('__PHONE_FILES__')) throw new Error('The phone’s worker has no place for its files')
      writeFileSync(worker, text.replace('__PHONE_FILES__', JSON.stringify(kept)))
    },
  }
}

/** The scripts and styles of the phone's page, those that come later included. */
function filesOf(bundle: Bundle): readonly string[] {
  const files = new Set<string>()
  const add = (name: string) => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || files.has(name)) return
    files.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset)
    for (const other of [...chunk.imports, ...chunk.dynamicImports]) add(other)
  }
  const entry = Object.values(bundle).find(
    (output) => output.type === 'chunk' && output.isEntry && output.name === 'phone',
  )
  if (!entry) throw new Error('The build has no phone')
  add(entry.fileName)
  return [...files]
}
