import type { RowFlawKind, RowFlawParams, RowRefusal } from '@titian/domain'

type Words = { readonly [Kind in RowFlawKind]: (params: RowFlawParams[Kind], header: string) => string }

const words: Words = {
  'code-missing': () => '没有统一社会信用代码。请补填 18 位代码后重新上传本行。',
  'code-not-a-code': ({ length, strange, meant }) => {
    const wrong = [
      ...(strange === '' ? [] : [`含有代码中不会出现的“${strange}”`]),
      ...(length === 18 ? [] : [`共 ${length} 位，应为 18 位`]),
    ]
    const next = meant === undefined ? '请对照营业执照改正' : `可能是 ${meant}，请对照营业执照确认后改正`
    return `不是统一社会信用代码${wrong.length === 0 ? '' : `，${wrong.join('，')}`}。${next}。`
  },
  'code-check-wrong': () => '统一社会信用代码校验不符，至少有一位抄错或两位颠倒。请对照营业执照改正。',
  'code-digits-lost': ({ firstDigits }) =>
    `代码被存成了数字，末尾几位已丢失（只剩 ${firstDigits}…）。请把该列设为“文本”格式，重新填入完整的 18 位代码。`,
  'code-prefix-unknown': ({ prefix }) =>
    `代码开头的“${prefix}”不是登记管理部门和机构类别代码，可能首尾颠倒。请对照营业执照改正。`,
  'cell-missing': (_, header) => `“${header}”为空。请补填后重新上传本行。`,
  'cell-error': () => '单元格是公式错误。请改为实际的值后重新上传本行。',
  'date-missing': () => '没有日期，名单标题中也没有年份。请在本行补填日期，或在上传时填写名单日期。',
  'date-after-number': ({ inNumber }, header) =>
    `“${header}”比编号中的年份（${inNumber} 年）晚两年以上。请对照公告改正日期或编号。`,
  'date-unreadable': (_, header) => `“${header}”读不出日期。请写成 2021-11-23 这样的年月日。`,
  'number-malformed': ({ length }) =>
    `入库登记编号不符合规则（共 ${length} 位）：应为 18 位，依次是 4 位年份、6 位区划代码和 8 位序号。请对照公告改正。`,
  'number-digits-lost': ({ firstDigits }) =>
    `编号被存成了数字，末尾几位已丢失（只剩 ${firstDigits}…）。请把该列设为“文本”格式，重新填入完整的编号。`,
  'certificate-malformed': () => '证书编号不符合规则：应为 GR 加 12 位数字，如 GR202141000793。请对照证书改正。',
  'title-unknown': ({ known }) => `不认识这个称号。请改为：${known.join('、')}。`,
  'title-has-own-list': ({ title }) => `${title}有单独的名单，不在称号名单中导入。请把本行放到${title}名单中上传。`,
  'change-unknown': ({ known }) => `不认识这种变更类型。请改为：${known.join('、')}。`,
  'removed-too-early': ({ listedOn }) => `移出日期早于列入日期（${listedOn}）。请对照公告改正其中一个。`,
  'stage-unknown': ({ known }) => `不认识这个申报环节。请改为：${known.join('、')}。`,
  'unit-unknown': ({ known }) => `不是本市的县（市、区）。请改为：${known.join('、')}。`,
  'year-unreadable': () => '读不出年度。请写成 2021 这样的四位年份。',
  'duty-missing': ({ known }) => `没有写明是哪项年度事项，标题里也看不出。请在“事项”列填写：${known.join('、')}。`,
  'done-unreadable': () => '看不出是否完成，也没有完成日期。请写“已报”或“未报”，或填写完成日期。',
  'indicator-unknown': ({ known }) => `不认识这个指标。请改为：${known.join('、')}。`,
  'count-unreadable': () => '目标数应为整数。请只填数字，不带文字和小数。',
  'count-negative': () => '目标数不能是负数。请改正。',
  'parts-differ': ({ sum, whole }) => `各县区之和为 ${sum}，与合计 ${whole} 不符。请核对各县区的数或合计。`,
}

/** What was found in the row and what to do next. */
export function rowRefusalSentence(refusal: RowRefusal): string {
  const { cell, header } = refusal
  const found = refusal.found.trim()
  const saw = found === '' ? '' : `为“${shortened(found)}”`
  return `${cell}（${header}）${saw}：${sentence(refusal, header)}`
}

function sentence<Kind extends RowFlawKind>(
  flaw: { readonly kind: Kind; readonly params: RowFlawParams[Kind] },
  header: string,
): string {
  return words[flaw.kind](flaw.params, header)
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
