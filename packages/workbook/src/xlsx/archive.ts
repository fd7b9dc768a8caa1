import { crc32, createInflateRaw } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { megabyte, type Limits } from '../limits.ts'
import { refuse, Refused } from '../refused.ts'

const stored = 0
const deflated = 8
const pieceSize = 256 * 1024

/** An opened archive, whose parts were all unpacked once to see that they are whole and within the limits. */
export type Archive = {
  has: (name: string) => boolean
  names: () => string[]
  /** The bytes of a part as they unpack. */
  chunks: (name: string) => AsyncIterable<Buffer>
}

/** Looks at a part while it is unpacked for counting. */
export type Observer = (name: string) => ((chunk: Buffer) => void) | undefined

export async function openArchive(bytes: Buffer, limits: Limits, observe: Observer): Promise<Archive> {
  try {
    // Sizes are checked here, so that a header which lies about a bomb is told from a damaged file.
    const zip = await fromBufferPromise(bytes, { validateEntrySizes: false })
    const entries = await listEntries(zip, limits)
    await unpackAll(zip, bytes, [...entries.values()], limits, observe)
    return {
      has: (name) => entries.has(name),
      names: () => [...entries.keys()],
      chunks: (name) => chunksOf(zip, bytes, entries.get(name)),
    }
  } catch (error) {
    if (error instanceof Refused) throw error
    return refuse({ kind: 'file-damaged', params: {} })
  }
}

async function listEntries(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) tooManyEntries(limits)
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) refuse({ kind: 'file-protected', params: {} })
    if (entries.size >= limits.entries) tooManyEntries(limits)
    if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
  }
  return entries
}

function tooManyEntries({ entries }: Limits): never {
  return refuse({ kind: 'file-too-many-entries', params: { limit: entries } })
}

async function unpackAll(
  zip: ZipFile,
  bytes: Buffer,
  entries: Entry[],
  limits: Limits,
  observe: Observer,
): Promise<void> {
  let unpacked = 0
  const count = (bytes: number) => {
    unpacked += bytes
    if (unpacked > limits.unpackedBytes) {
      refuse({
        kind: 'file-unpacks-too-large',
        params: { limitMegabytes: Math.round(limits.unpackedBytes / megabyte) },
      })
    }
  }
  for (const entry of entries) {
    const look = observe(entry.fileName)
    let size = 0
    let check = 0
    for await (const chunk of chunksOf(zip, bytes, entry)) {
      count(chunk.length)
      size += chunk.length
      check = crc32(chunk, check)
      look?.(chunk)
    }
    if (size !== entry.uncompressedSize || check !== entry.crc32) refuse({ kind: 'file-damaged', params: {} })
  }
}

/** As the directory says where it lies; never by the local headers alone, which may say something else. */
async function* chunksOf(zip: ZipFile, bytes: Buffer, entry: Entry | undefined): AsyncIterable<Buffer> {
  if (!entry) return
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  if (entry.compressionMethod === stored) yield packed
  else if (entry.compressionMethod !== deflated) refuse({ kind: 'file-damaged', params: {} })
  else yield* inflated(packed)
}

/** In large pieces: a bomb is counted in a third of the time that Node's usual 16 KB take. */
async function* inflated(packed: Buffer): AsyncIterable<Buffer> {
  const stream = createInflateRaw({ chunkSize: pieceSize })
  stream.end(packed)
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('An archive did not unpack to bytes')
    yield chunk
  }
}
