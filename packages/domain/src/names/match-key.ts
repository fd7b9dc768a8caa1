/**
 * What two writings of one enterprise's name have in common: width, case, blanks, brackets and dots do not matter.
 * A key only; the name itself is kept as written.
 */
export function matchKey(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[〔［【〈《[{⟨]/g, '(')
    .replace(/[〕］】〉》\]}⟩]/g, ')')
    .replace(/[·•・‧∙●.．。]/g, '·')
    .replace(/[“”"'‘’「」『』]/g, '')
    .replace(/[\p{Pd}_]/gu, '-')
}
