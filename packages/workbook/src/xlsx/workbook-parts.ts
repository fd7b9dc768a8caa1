import { posix } from 'node:path'
import { refuse } from '../refused.ts'
import type { Archive } from './archive.ts'
import { readXml } from './xml.ts'

type SheetPart = { name: string; path: string; hidden: boolean }

export type WorkbookParts = {
  sheets: SheetPart[]
  sharedStrings: string | undefined
  styles: string | undefined
  /** Days are counted from 1904 on old Macs. */
  from1904: boolean
}

type Relation = { type: string; target: string }

/** Finds the parts as the file itself names them; only habit puts the first sheet at xl/worksheets/sheet1.xml. */
export async function findParts(archive: Archive): Promise<WorkbookParts> {
  const book = await findBook(archive)
  const relations = await readRelations(archive, book)
  const sheets: SheetPart[] = []
  let isWorkbook = false
  let from1904 = false
  await readXml(archive.chunks(book), {
    open: (name, attributes) => {
      if (name === 'workbook') isWorkbook = true
      if (name === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const path = relations.get(relationId(attributes))?.target
      // Charts and macro sheets have no rows; a sheet whose part is missing has none either.
      if (path === undefined || !archive.has(path) || !path.includes('worksheet')) return
      sheets.push({ name: attributes['name'] ?? '', path, hidden: (attributes['state'] ?? 'visible') !== 'visible' })
    },
  })
  if (!isWorkbook) refuse({ kind: 'file-not-a-spreadsheet', params: { found: 'other' } })
  const named = (type: string) => {
    const target = [...relations.values()].find((relation) => relation.type === type)?.target
    return target !== undefined && archive.has(target) ? target : undefined
  }
  return { sheets, sharedStrings: named('sharedStrings'), styles: named('styles'), from1904 }
}

async function findBook(archive: Archive): Promise<string> {
  const main = [...(await readRelations(archive, '')).values()].find(({ type }) => type === 'officeDocument')?.target
  if (main === undefined) return refuseArchive(archive)
  if (main.startsWith('word/')) refuse({ kind: 'file-not-a-spreadsheet', params: { found: 'word' } })
  if (main.startsWith('ppt/')) refuse({ kind: 'file-not-a-spreadsheet', params: { found: 'presentation' } })
  if (main.endsWith('.bin')) refuse({ kind: 'file-old-format', params: { format: '.xlsb' } })
  if (!archive.has(main)) refuse({ kind: 'file-damaged', params: {} })
  return main
}

async function refuseArchive(archive: Archive): Promise<never> {
  if (!archive.has('mimetype')) return refuse({ kind: 'file-not-a-spreadsheet', params: { found: 'archive' } })
  const chunks: Buffer[] = []
  for await (const chunk of archive.chunks('mimetype')) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1').includes('opendocument.spreadsheet')
    ? refuse({ kind: 'file-old-format', params: { format: '.ods' } })
    : refuse({ kind: 'file-not-a-spreadsheet', params: { found: 'other' } })
}

async function readRelations(archive: Archive, of: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(of)
  const path = of === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(of)}.rels`)
  const relations = new Map<string, Relation>()
  if (!archive.has(path)) return relations
  await readXml(archive.chunks(path), {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.set(Id, { type: Type?.split('/').at(-1) ?? '', target })
    },
  })
  return relations
}

function relationId(attributes: Readonly<Record<string, string>>): string {
  const found = Object.entries(attributes).find(([name]) => name.endsWith(':id') || name === 'id')
  return found?.[1] ?? ''
}
