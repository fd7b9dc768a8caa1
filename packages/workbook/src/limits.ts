/** How much a file may ask of us. Counted while reading, since what a file says of itself may be a lie. */
export type Limits = {
  bytes: number
  /** Parts inside the archive that an .xlsx file is. */
  entries: number
  unpackedBytes: number
  rows: number
  /** Columns after these are not read; nobody keeps a list so wide, but a stray cell may lie anywhere. */
  columns: number
  memoryMegabytes: number
  seconds: number
}

export const megabyte = 1024 * 1024

export const defaultLimits: Limits = {
  bytes: 20 * megabyte,
  entries: 200,
  unpackedBytes: 200 * megabyte,
  rows: 200_000,
  columns: 256,
  memoryMegabytes: 256,
  seconds: 20,
}
