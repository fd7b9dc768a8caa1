import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook, writeWorkbook } from './index.ts'

const xls = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('Workbook\0', 'utf16le'),
])

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-test-'))
  const book = await writeWorkbook([{ name: '名单', header: ['企业名称'], rows: [['甲公司']] }])
  await writeFile(join(folder, 'converted.xlsx'), book)
})
afterAll(() => rm(folder, { recursive: true }))

/** A program that takes LibreOffice's arguments. */
async function converter(name: string, does: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\nfor last; do :; done\n${does}\n`)
  await chmod(path, 0o755)
  return path
}

async function leftovers(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('titian-convert-'))
}

test('an old .xls is converted where a program for it is present, and nothing of it stays behind', async () => {
  const before = await leftovers()
  const soffice = await converter('works', `mkdir "$HOME/out" && cp ${folder}/converted.xlsx "$HOME/out/list.xlsx"`)
  expect(await readWorkbook(xls, () => undefined, { soffice })).toMatchObject({ sheet: '名单' })
  expect(await leftovers()).toEqual(before)
})

test('an .xls that the program cannot convert is refused', async () => {
  const soffice = await converter('fails', 'exit 1')
  expect(await readWorkbook(xls, () => undefined, { soffice })).toEqual({
    refused: { kind: 'file-not-converted', params: { format: '.xls 或 .et' } },
  })
})
