import type { Cell } from '@titian/domain'

const longestText = 32_767
// What neither the database's text nor XML can hold, and nobody typed.
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A cell of text, or undefined where there is nothing to see. */
export function textCell(column: string, text: string): Cell | undefined {
  // The apostrophe that keeps a spreadsheet from computing a text is no part of the text.
  const clean = printable(text).replace(/^'(?=[=+\-@＝＋－＠])/, '')
  return clean.trim() === '' ? undefined : { column, kind: 'text', text: clean }
}

export function printable(text: string): string {
  return text.slice(0, longestText).toWellFormed().replace(unprintable, '')
}

/** Text from a file without types: what a spreadsheet wrote as 9.14E+17 was a number, and its last digits are gone. */
export function typedCell(column: string, text: string): Cell | undefined {
  const trimmed = text.trim()
  return /^\d(\.\d+)?E\+\d{1,3}$/i.test(trimmed)
    ? { column, kind: 'number', text: trimmed, number: Number(trimmed) }
    : textCell(column, text)
}

/** 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

/** The inverse: A is 0. */
export function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + (letter.codePointAt(0) ?? 64) - 64
  return index - 1
}
