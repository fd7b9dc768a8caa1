/** The key by which headers compare: no blanks, no punctuation, letters raised. */
export function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b\ufeff*:,.、/“”"'()_-]/g, '')
}

/** A header without what it adds in brackets. */
export function bareKey(text: string): string {
  return headerKey(text.normalize('NFKC').replace(/[([【][^)\]】]*[)\]】]/g, ''))
}
