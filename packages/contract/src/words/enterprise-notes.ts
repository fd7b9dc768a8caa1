import type { EnterpriseNote } from '@titian/domain'
import type { Names } from './statement-fields.ts'

/** What the reader of a profile should know, and what to do about it. */
export function enterpriseNoteSentence(note: EnterpriseNote, names: Pick<Names, 'unit'>): string {
  switch (note.note) {
    case 'division-differs':
      return `信用代码中的登记机关区划为 ${note.division}，与属地${names.unit(note.unit)}不同；统计以属地为准。`
    case 'code-inner-check':
      return '信用代码第 9—17 位的主体标识码校验不符，请与营业执照核对。'
    case 'unit-from-title-list':
      return '企业名录和变更情况没有写明属地，暂以称号名单所写为准；如不符，请用“属地调整”。'
    case 'unit-unknown':
      return '属地未定，请用“属地调整”指定。'
    case 'transferred':
      return `${note.last} 之后由其他县（市、区）管理，这里显示的是当日的情况。`
  }
}
