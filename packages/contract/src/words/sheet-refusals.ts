import type { ListKind, SheetRefusal, SheetRefusalKind, SheetRefusalParams } from '@titian/domain'

type Words = { readonly [Kind in SheetRefusalKind]: (params: SheetRefusalParams[Kind]) => string }

/** How each kind of list is called. */
export const listKindWords: Readonly<Record<ListKind, string>> = {
  register: '企业名录',
  'tech-sme': '科技型中小企业入库名单',
  'high-tech': '高新技术企业认定名单',
  titles: '梯次企业称号名单',
  targets: '年度目标分解表',
  changes: '企业变更情况表',
  applications: '高企申报进度表',
  'tech-sme-province': '全省科技型中小企业公告（无信用代码）',
  'high-tech-province': '全省高新技术企业备案公告（无信用代码）',
  officers: '首席科技服务员名单',
  assignments: '服务员对接企业表',
  visits: '走访记录',
  demands: '创新需求台账',
  duties: '年度事项报送情况',
}

const words: Words = {
  'list-empty': () => '表格里没有文字，请检查是否选错了文件或工作表。',
  'list-unknown': ({ seen, known }) =>
    `认不出这是哪种名单${seen.length === 0 ? '' : `，表头是：${seen.slice(0, 15).join('、')}`}。` +
    `可以导入的有：${known.map((kind) => listKindWords[kind]).join('、')}。请检查表头后再上传，或在上传时指定名单种类。`,
  'list-lacks-columns': ({ list, missing, seen }) =>
    `看起来是${listKindWords[list]}，但缺少“${missing.join('”“')}”列，现有：${seen.slice(0, 15).join('、')}。请补上这一列的表头后再上传。`,
}

/** Why the sheet is no list that we know, and what to do next. */
export function sheetRefusalSentence(refusal: SheetRefusal): string {
  return sentence(refusal)
}

function sentence<Kind extends SheetRefusalKind>(refusal: {
  readonly kind: Kind
  readonly params: SheetRefusalParams[Kind]
}): string {
  return words[refusal.kind](refusal.params)
}
