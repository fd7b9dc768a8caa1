import type { TemplateField } from '../templates.ts'
import { listedStatusWords } from './demand-lines.ts'
import { demandCategoryWords } from './demand-words.ts'
import { visitModeWords, visitPurposeWords, visitResultWords } from './visit-words.ts'

/** What a column of a template holds, as people call it; of a demand its date is that on which it was raised. */
export const templateFieldWords: Readonly<Record<TemplateField, string>> = {
  sequence: '序号',
  record: '记录编号',
  name: '企业名称',
  code: '统一社会信用代码',
  unit: '县（市、区）',
  number: '需求编号',
  category: '需求类别',
  text: '需求内容',
  date: '日期（走访或提出）',
  officer: '服务员编号',
  'officer-name': '走访人或责任人',
  mode: '走访方式',
  purpose: '走访事由',
  result: '走访结果',
  note: '走访情况',
  campaign: '专项活动',
  solved: '当场解决',
  state: '办理状态',
  'closed-on': '办结日期',
}

/** Our words of a field, for which another system may have its own; undefined where it holds anything. */
export function templateFieldVocabulary(field: TemplateField): readonly string[] | undefined {
  switch (field) {
    case 'mode':
      return Object.values(visitModeWords)
    case 'purpose':
      return Object.values(visitPurposeWords)
    case 'result':
      return Object.values(visitResultWords)
    case 'category':
      return Object.values(demandCategoryWords)
    case 'state':
      return Object.values(listedStatusWords)
    case 'solved':
      return ['是']
    default:
      return undefined
  }
}

/** What a cell of a template's column says of some of our words. */
export function inTemplateWords(said: readonly string[], words: Readonly<Record<string, string>> = {}): string {
  return said.map((word) => (Object.hasOwn(words, word) ? words[word] : word)).join('、')
}
