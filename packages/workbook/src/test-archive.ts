import { crc32, deflateRawSync } from 'node:zlib'

type Part = {
  name: string
  content: string | Buffer
  /** What the headers say instead of the truth. */
  claimedSize?: number
}

/** An archive for tests, part by part, honest or not. */
export function madeArchive(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimedSize } of parts) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes, { level: 1 })
    const fileName = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimedSize ?? bytes.length, 18)
    common.writeUInt16LE(fileName.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, fileName, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, place, fileName]))
    locals.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}

type Made = {
  rows: string | Buffer
  after?: string
  styles?: string
  strings?: string
  workbookPr?: string
  extra?: readonly Part[]
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook for tests with one sheet, whose rows are written out as XML. */
export function madeWorkbook({ rows, after = '', styles, strings, workbookPr = '', extra = [] }: Made): Buffer {
  const related = [
    ['r1', 'worksheet', 'worksheets/sheet1.xml'],
    ...(styles === undefined ? [] : [['r2', 'styles', 'styles.xml']]),
    ...(strings === undefined ? [] : [['r3', 'sharedStrings', 'sharedStrings.xml']]),
  ]
  const relationTo = ([id, type, target]: string[]) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
  return madeArchive([
    {
      name: '_rels/.rels',
      content: `<Relationships>${relationTo(['r0', 'officeDocument', 'xl/workbook.xml'])}</Relationships>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${related.map(relationTo).join('')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${relations}">${workbookPr}<sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: styles }]),
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: strings }]),
    {
      name: 'xl/worksheets/sheet1.xml',
      content: Buffer.concat([
        Buffer.from('<worksheet><sheetData>'),
        Buffer.from(rows),
        Buffer.from(`</sheetData>${after}</worksheet>`),
      ]),
    },
    ...extra,
  ])
}
