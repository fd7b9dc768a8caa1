import { templateFieldVocabulary, type TemplateColumn, type TemplateWordsRefusal } from '@titian/contract'

/** Whether another system's words come back as ours, each as the one it was; undefined where they do. */
export function judgeWords(columns: readonly TemplateColumn[]): TemplateWordsRefusal | undefined {
  for (const { header, field, words = {} } of columns) {
    const ours = templateFieldVocabulary(field) ?? []
    const unknown = Object.keys(words).find((word) => !ours.includes(word))
    if (unknown !== undefined) return { refused: 'TemplateWordUnknown', header, word: unknown }
    const parted = isMany(field) ? Object.values(words).find((word) => separator.test(word)) : undefined
    if (parted !== undefined) return { refused: 'TemplateWordParted', header, word: parted }
    // A word of theirs may not be another of ours that stays as it is.
    const said = ours.map((word) => (words[word] ?? word).normalize('NFKC'))
    const twice = said.find((word, place) => said.indexOf(word) !== place)
    if (twice !== undefined) return { refused: 'TemplateWordTwice', header, word: twice }
  }
  return undefined
}

const separator = /[、，,;；/\n]/

/** Cells of these hold several words. */
function isMany(field: TemplateColumn['field']): boolean {
  return field === 'purpose' || field === 'result'
}
