// Postgres takes an array in its own binary form, which `pg` passes through as a Buffer. Writing it as text would quote
// and escape every event's JSON once more, on both sides.

const elementType = { bytea: 17, int4: 23, text: 25, json: 114, date: 1082, uuid: 2950 }
const headerLength = 20

export function textArray(texts: readonly (string | null)[]): Buffer {
  return stringArray(elementType.text, texts)
}

export function jsonArray(texts: readonly (string | null)[]): Buffer {
  return stringArray(elementType.json, texts)
}

export function intArray(numbers: readonly number[]): Buffer {
  return numberArray(elementType.int4, numbers)
}

/** Days counted from 2000-01-01. */
export function dateArray(days: readonly number[]): Buffer {
  return numberArray(elementType.date, days)
}

/** Bytes written in hexadecimal. */
export function hexArray(values: readonly string[]): Buffer {
  return bytesArray(elementType.bytea, values)
}

export function uuidArray(ids: readonly string[]): Buffer {
  return bytesArray(
    elementType.uuid,
    ids.map((id) => id.replaceAll('-', '')),
  )
}

function stringArray(type: number, texts: readonly (string | null)[]): Buffer {
  // UTF-8 takes at most three bytes for a UTF-16 unit; measuring each text first would read all of them twice.
  let most = headerLength
  for (const text of texts) most += 4 + 3 * (text?.length ?? 0)
  const array = header(type, texts.length, most)
  let at = headerLength
  for (const text of texts) {
    const written = text === null ? -1 : array.write(text, at + 4)
    array.writeInt32BE(written, at)
    at += 4 + Math.max(written, 0)
  }
  return array.subarray(0, at)
}

function bytesArray(type: number, values: readonly string[]): Buffer {
  let length = headerLength
  for (const value of values) length += 4 + value.length / 2
  const array = header(type, values.length, length)
  let at = headerLength
  for (const value of values) {
    const written = array.write(value, at + 4, 'hex')
    array.writeInt32BE(written, at)
    at += 4 + written
  }
  return array
}

function numberArray(type: number, numbers: readonly number[]): Buffer {
  const array = header(type, numbers.length, headerLength + numbers.length * 8)
  let at = headerLength
  for (const number of numbers) {
    array.writeInt32BE(4, at)
    array.writeInt32BE(number, at + 4)
    at += 8
  }
  return array
}

function header(type: number, count: number, length: number): Buffer {
  const array = Buffer.allocUnsafe(length)
  array.writeInt32BE(1, 0) // one dimension
  array.writeInt32BE(1, 4) // which may hold nulls
  array.writeInt32BE(type, 8)
  array.writeInt32BE(count, 12)
  array.writeInt32BE(1, 16) // counted from 1
  return array
}
