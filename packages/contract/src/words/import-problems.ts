import type { ImportProblem, ImportRowRefusal } from '@titian/domain'
import { fileRefusalSentence } from './file-refusals.ts'
import { rowRefusalSentence } from './row-refusals.ts'
import { sheetRefusalSentence } from './sheet-refusals.ts'

/** Why an import as a whole came to nothing, or could not be undone, and what to do next. */
export function importProblemSentence(problem: ImportProblem): string {
  switch (problem.kind) {
    case 'undo-blocked': {
      const { count, firms } = problem.params
      const named = firms.map(({ name, uscc }) => `${name}（${uscc}）`).join('、')
      const more = count > firms.length ? `等 ${count} 家` : ''
      return `不能撤销：下列企业只出自这份名单，又有人工更正或记录，撤销后将无所依附：${named}${more}。请先撤回这些记录，再撤销导入。`
    }
    case 'upload-erased':
      return `上传已满 ${problem.params.days} 天，文件中的个人信息按规定清除，不能再核查或导入。请重新上传。`
    case 'list-empty':
    case 'list-unknown':
    case 'list-lacks-columns':
      return sheetRefusalSentence(problem)
    default:
      return fileRefusalSentence(problem)
  }
}

/** What was found in a refused row and what to do next. */
export function importRowRefusalSentence(refusal: ImportRowRefusal): string {
  if (refusal.kind !== 'unit-not-yours' && refusal.kind !== 'firm-for-city') return rowRefusalSentence(refusal)
  const place = refusal.header === '' ? refusal.cell : `${refusal.cell}（${refusal.header}）`
  return refusal.kind === 'unit-not-yours'
    ? `${place}：属地不明或不在您的管理范围内。请转交市科技局导入。`
    : `${place}：本县（市、区）名下还没有这家企业，待市级核对。市科技局采用后，再确认导入；先确认导入，这一行不录入。`
}

/** For the city alone, which is to take or leave such a row: whether the firm is somebody's already. */
export function holderSentence(holder: { readonly name: string; readonly unit: string } | undefined): string {
  return holder === undefined
    ? '全市还没有使用此代码的企业。'
    : `此代码现为${holder.unit}的${holder.name}，请核实属地后再采用。`
}
