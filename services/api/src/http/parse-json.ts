import { isReadable, MalformedRequest } from './readable.ts'

const depthLimit = 32

/** Reads a body of JSON: UTF-8 without exception, not too deep, no text that cannot be kept, no poisoned keys. */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined
  const text = decode(body)
  // Before parsing: what is nested a million times costs memory to build.
  if (depthOf(text) > depthLimit) throw new MalformedRequest('depth')
  const value = parse(text)
  check(value)
  return value
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw new MalformedRequest('encoding')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new MalformedRequest('json')
  }
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inText = false
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index]
    if (inText) {
      if (letter === '\\') index += 1
      else if (letter === '"') inText = false
    } else if (letter === '"') inText = true
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, ++depth)
    else if (letter === '}' || letter === ']') depth -= 1
  }
  return deepest
}

function check(value: unknown): void {
  if (typeof value === 'string') {
    if (!isReadable(value)) throw new MalformedRequest('character')
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      // Merged into another object by anyone, these would change what all objects are.
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new MalformedRequest('key')
      check(key)
      check(inner)
    }
  }
}
