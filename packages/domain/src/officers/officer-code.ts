/** 编号 as it is compared and kept: widths narrowed, no blanks, letters raised. */
export function normaliseOfficerCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
    .toUpperCase()
}
