export const listKinds = [
  'register',
  'tech-sme',
  'high-tech',
  'titles',
  'targets',
  'changes',
  'applications',
  'tech-sme-province',
  'high-tech-province',
  'officers',
  'assignments',
  'visits',
  'demands',
  'duties',
] as const

/**
 * 企业名录, 入库名单, 认定名单, 称号, 目标分解, 变更, 申报进度; the two announcements without credit codes; and the officers'
 * year: 服务员名单, 对接表, 走访记录, 需求台账, 年度事项报送情况.
 */
export type ListKind = (typeof listKinds)[number]

export const fields = [
  'sequence',
  'code',
  'name',
  'unit',
  'city',
  'address',
  'industry',
  'founded-on',
  'capital',
  'employees',
  'revenue',
  'research',
  'above-scale',
  'contact-name',
  'contact-phone',
  'number',
  'batch',
  'date',
  'certificate',
  'issued-on',
  'term',
  'route',
  'title',
  'level',
  'document',
  'valid-through',
  'change',
  'before',
  'after',
  'stage',
  'year',
  'indicator',
  'whole',
  'record',
  'officer',
  'officer-name',
  'organisation',
  'phone',
  'mode',
  'purpose',
  'result',
  'note',
  'campaign',
  'solved',
  'category',
  'text',
  'state',
  'closed-on',
  'duty',
  'reason',
  'removed-on',
  'remark',
] as const

/** What a column may say. Each kind of list knows some of them. */
export type Field = (typeof fields)[number]

/** The first way of writing a header is the one that we show when the column is missing. */
export type Headers = Partial<Record<Field, readonly string[]>>
