import type { RowNote, RowRemarkKind, RowRemarkParams } from '@titian/domain'

type Words = { readonly [Kind in RowRemarkKind]: (params: RowRemarkParams[Kind]) => string }

const standings = { former: '已撤销', zone: '属于开发区等功能区', unknown: '不在区划代码表中' } as const

const words: Words = {
  'code-inner-check': () => '代码中的组织机构代码校验不符，早年的代码可能如此，请留意',
  'code-division': ({ division, standing }) => `代码中的登记机关区划 ${division} ${standings[standing]}，不影响属地`,
  'unit-unknown': () => '不是本市的县（市、区），本行没有记下属地',
  'industry-unknown': () => '不在《国民经济行业分类》（GB/T 4754-2017）中，按原样记下',
  'date-unreadable': () => '读不出日期，没有记下',
  'amount-unreadable': () => '不是数字，没有记下',
  'amount-negative': () => '是负数，没有记下',
  'amount-implausible': ({ most }) => `超过 ${most.toLocaleString('zh-CN')}，单位可能有误，没有记下`,
  'answer-unreadable': () => '应为“是”或“否”，没有记下',
  'route-unreadable': () => '应为“首次认定”或“重新认定”，没有记下，将由历次证书推断',
  'term-unreadable': ({ assumed }) => `读不出有效期，按 ${assumed} 年计`,
  'certificate-malformed': () => '证书编号不符合规则，没有记下',
  'mode-unknown': () => '不认识这种走访方式，按“微信等”记下，不计入现场走访',
  'purpose-unknown': () => '不认识这种走访目的，按“其他”记下',
  'category-unknown': () => '不认识这种需求类别，按“其他”记下，原类别保留',
  'state-unknown': ({ assumed }) => `不认识这种办理状态，按“${assumed === 'closed' ? '已办结' : '已登记'}”记下`,
  'duty-unknown': () => '不是系统附带的年度事项，按原文记下，与事项表中同名的事项对应',
  'closed-too-early': () => '早于提出日期，没有记下办结日期',
  'years-differ': ({ inNumber, inDate }) => `编号中的年份是 ${inNumber}，日期在 ${inDate} 年，请核对`,
  'name-differs': ({ known }) => `与库中这个代码的企业“${known}”名称不同，导入后按更名记下；若不是更名，请核对代码`,
  'name-of-another': ({ known, uscc }) =>
    `是另一家企业（${uscc}）的名称，而这个代码是“${known}”的：代码与名称很可能有一个填错，请核对后再导入`,
}

/** What was odd in a row that is taken all the same. */
export function rowNoteSentence(note: RowNote): string {
  return `${note.cell}（${note.header}）“${note.found.trim()}”${sentence(note)}`
}

function sentence<Kind extends RowRemarkKind>(note: {
  readonly kind: Kind
  readonly params: RowRemarkParams[Kind]
}): string {
  return words[note.kind](note.params)
}
