/** No firm's name is longer; what is, was pasted by mistake. */
export const longestName = 100

/** A name as a list writes it, with blanks taken out and full-width letters and digits narrowed; brackets stay as they are. */
export function writtenName(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '')
}
