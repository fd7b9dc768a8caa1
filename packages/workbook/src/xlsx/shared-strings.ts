import { printable } from '../cell.ts'
import { readXml } from './xml.ts'

/** The texts that cells refer to by number. */
export async function readSharedStrings(chunks: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = []
  const text = richText()
  await readXml(chunks, {
    open: (name) => {
      if (name === 'si') text.begin()
      text.open(name)
    },
    text: text.take,
    close: (name) => {
      text.close(name)
      if (name === 'si') strings.push(text.end())
    },
  })
  return strings
}

/** Text in runs of different looks is one text; the reading aids (拼音) above it are not part of it. */
export function richText() {
  let text = ''
  let inText = false
  let inAid = false
  return {
    begin: () => {
      text = ''
    },
    open: (name: string) => {
      if (name === 't') inText = true
      if (name === 'rPh') inAid = true
    },
    take: (piece: string) => {
      if (inText && !inAid) text += piece
    },
    close: (name: string) => {
      if (name === 't') inText = false
      if (name === 'rPh') inAid = false
    },
    end: () => unescaped(text),
  }
}

/** `_x000D_` is how the format writes a character that XML cannot. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return printable(text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16))))
}
