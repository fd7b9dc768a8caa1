import { SaxesParser } from 'saxes'
import { refuse } from '../refused.ts'

export type Attributes = Readonly<Record<string, string>>

/** What to do with each part of an XML text. Names come without their prefix: some programs write `x:row` for `row`. */
export type Reader = {
  open?: (name: string, attributes: Attributes) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * Reads XML as it unpacks. After each chunk it waits for `afterChunk`, so that whoever takes the rows sets the pace.
 * Entities of a document type are never expanded; such a text is refused.
 */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  reader: Reader,
  afterChunk: () => Promise<void> | void = () => undefined,
): Promise<void> {
  const parser = new SaxesParser()
  parser.on('error', damaged)
  parser.on('doctype', damaged)
  parser.on('opentag', (tag) => reader.open?.(localName(tag.name), tag.attributes))
  parser.on('text', (text) => reader.text?.(text))
  parser.on('cdata', (text) => reader.text?.(text))
  parser.on('closetag', (tag) => reader.close?.(localName(tag.name)))
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(startsAsUtf16(chunk) ? 'utf-16le' : 'utf-8')
    parser.write(decoder.decode(chunk, { stream: true }))
    await afterChunk()
  }
  if (!decoder) damaged()
  parser.close()
  await afterChunk()
}

function damaged(): never {
  return refuse({ kind: 'file-damaged', params: {} })
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function startsAsUtf16(chunk: Buffer): boolean {
  return chunk[0] === 0xff && chunk[1] === 0xfe
}
