import type { ClosingCode } from '../demands/demand-event.ts'
import type { FigureDefinition } from './definition.ts'

/** Which records a figure counts: the rule by which its facts are found, as data. */
export type RecordSelection =
  | { readonly of: 'officers' }
  | { readonly of: 'assignments'; readonly visited?: true }
  | { readonly of: 'visits'; readonly only?: 'on-site' | 'campaign' | 'solved'; readonly once?: 'firm' }
  | { readonly of: 'demands'; readonly at: 'raised' }
  | { readonly of: 'demands'; readonly at: 'open'; readonly aged?: Age; readonly clocks?: 'overdue' | 'none' }
  | { readonly of: 'demands'; readonly at: 'closed'; readonly code?: ClosingCode | typeof unstated }
  | { readonly of: 'demands'; readonly at: 'answered' | 'confirmed' | 'verified' | 'overturned' | 'reopened' }

/** Days since a demand was raised, both included. */
export interface Age {
  readonly from: number
  readonly through?: number
}

/** A list says that a demand was closed, and not how: 清单未载明. */
export const unstated = ''

/** A figure over the records of officers, assignments, visits and demands. Each counts where its firm was on that day. */
export type RecordFigure = Omit<FigureDefinition, 'facts'> & { readonly records: RecordSelection }

const mean = '按企业当日属地计；企业未在名录中的计入未定。'
const standing = '统计截至之日仍为办结状态的需求，办结后重开的不计；'

const closings: readonly { readonly code: string; readonly name: string; readonly closing: ClosingCode }[] = [
  { code: 'demands.solved', name: '已解决', closing: 'C1' },
  { code: 'demands.partly-solved', name: '部分解决', closing: 'C2' },
  { code: 'demands.replied', name: '已答复办结', closing: 'C3' },
  { code: 'demands.matched', name: '对接成功', closing: 'C4' },
  { code: 'demands.tracked', name: '条件暂不具备', closing: 'C5' },
  { code: 'demands.declined', name: '不予支持', closing: 'C6' },
  { code: 'demands.withdrawn', name: '企业撤回', closing: 'C7' },
  { code: 'demands.merged', name: '重复并入', closing: 'C8' },
]

const ages: readonly { readonly code: string; readonly name: string; readonly aged: Age }[] = [
  { code: 'demands.open.age-30', name: '30 日以内', aged: { from: 0, through: 30 } },
  { code: 'demands.open.age-90', name: '31—90 日', aged: { from: 31, through: 90 } },
  { code: 'demands.open.age-180', name: '91—180 日', aged: { from: 91, through: 180 } },
  { code: 'demands.open.age-over-180', name: '超过 180 日', aged: { from: 181 } },
]

/** Every figure of the officers' year, in the order of pages. */
export const recordFigures: readonly RecordFigure[] = [
  {
    code: 'officers',
    name: '首席科技服务员',
    kind: 'stock',
    measure: '人',
    formula: '当日在任的服务员人数',
    note: '按服务员的联系县区计；名单未载明日期的，自名单所属年度 1 月 1 日起在任。',
    version: 1,
    records: { of: 'officers' },
  },
  {
    code: 'assignments',
    name: '对接企业',
    kind: 'stock',
    measure: '家',
    formula: '当日有责任服务员的企业户数',
    note: `一户企业一名责任服务员。${mean}`,
    version: 1,
    records: { of: 'assignments' },
  },
  {
    code: 'assignments.visited',
    name: '已走访的对接企业',
    kind: 'stock',
    measure: '家',
    formula: '当日有责任服务员、期内至少走访一次的企业户数',
    note: `按企业计，不按走访次数计；各种走访方式均计。${mean}`,
    version: 1,
    records: { of: 'assignments', visited: true },
  },
  {
    code: 'visits',
    name: '走访',
    kind: 'flow',
    measure: '家次',
    formula: '期内走访记录条数',
    note: `座谈会每家企业计一家次；联合走访计一次；专项活动只作标记，不另计。${mean}`,
    version: 1,
    records: { of: 'visits' },
  },
  {
    code: 'visits.on-site',
    name: '现场走访',
    kind: 'flow',
    measure: '家次',
    formula: '期内走访方式为现场的记录条数',
    note: mean,
    version: 1,
    records: { of: 'visits', only: 'on-site' },
  },
  {
    code: 'visits.enterprises',
    name: '走访企业',
    kind: 'flow',
    measure: '家',
    formula: '期内走访过的企业户数',
    note: '一户计一次，计在期内首次走访之日的属地；线索企业按名称计。',
    version: 1,
    records: { of: 'visits', once: 'firm' },
  },
  {
    code: 'visits.campaign',
    name: '专项活动走访',
    kind: 'flow',
    measure: '家次',
    formula: '期内标有专项活动的走访记录条数',
    note: `已在走访中计数，不与走访相加。${mean}`,
    version: 1,
    records: { of: 'visits', only: 'campaign' },
  },
  {
    code: 'visits.solved-on-the-spot',
    name: '当场解决',
    kind: 'flow',
    measure: '条',
    formula: '期内走访中当场解决的问题条数',
    note: `不进入需求台账，不与已解决相加。${mean}`,
    version: 1,
    records: { of: 'visits', only: 'solved' },
  },
  {
    code: 'demands.raised',
    name: '征集需求',
    kind: 'flow',
    measure: '条',
    formula: '期内提出的需求条数',
    note: mean,
    version: 1,
    records: { of: 'demands', at: 'raised' },
  },
  {
    code: 'demands.open',
    name: '在办需求',
    kind: 'stock',
    measure: '条',
    formula: '当日已提出、尚未办结的需求条数',
    note: `办结后重开的，自重开之日起计入。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'open' },
  },
  ...ages.map(({ code, name, aged }): RecordFigure => ({
    code,
    name: `在办${name}`,
    kind: 'stock',
    measure: '条',
    formula: `当日在办、自提出之日起${name}的需求条数`,
    note: `按自然日计；办结后重开的，仍自首次提出之日起计。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'open', aged },
  })),
  {
    code: 'demands.overdue',
    name: '超期需求',
    kind: 'stock',
    measure: '条',
    formula: '当日在办、响应时限或办结时限已过的需求条数',
    note: `时限按工作日历（含调休）计，等待企业期间不计时，延期的按延期后的时限。按里程碑推进的和外部台账导入的需求没有时限，不计。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'open', clocks: 'overdue' },
  },
  {
    code: 'demands.open.untimed',
    name: '在办未载明期限',
    kind: 'stock',
    measure: '条',
    formula: '当日在办、由外部台账导入而清单未载明期限的需求条数',
    note: `没有时限，不计超期；在系统内重开的，自重开之日起有办结时限，不再计入。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'open', clocks: 'none' },
  },
  {
    code: 'demands.answered',
    name: '已答复需求',
    kind: 'flow',
    measure: '条',
    formula: '期内首次答复企业的需求条数',
    note: `答复不等于办结，也不等于解决。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'answered' },
  },
  {
    code: 'demands.closed',
    name: '办结需求',
    kind: 'flow',
    measure: '条',
    formula: '期内办结的需求条数',
    note: `${standing}办结不等于解决。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'closed' },
  },
  ...closings.map(({ code, name, closing }): RecordFigure => ({
    code,
    name,
    kind: 'flow',
    measure: '条',
    formula: `期内办结、办结结果为${name}的需求条数`,
    note: `${standing}外部台账导入、未载明办结结果的不计。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'closed', code: closing },
  })),
  {
    code: 'demands.unstated',
    name: '清单未载明办结结果',
    kind: 'flow',
    measure: '条',
    formula: '期内办结、台账没有写明办结结果的需求条数',
    note: `外部台账导入的需求只写已办结，不写是否解决。${standing}${mean}`,
    version: 1,
    records: { of: 'demands', at: 'closed', code: unstated },
  },
  {
    code: 'demands.confirmed',
    name: '企业确认',
    kind: 'flow',
    measure: '条',
    formula: '期内经企业确认（链接或电话）已解决或部分解决的需求条数',
    note: `由企业本人确认，或由责任服务员以外的人电话确认。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'confirmed' },
  },
  {
    code: 'demands.verified',
    name: '回访核实',
    kind: 'flow',
    measure: '条',
    formula: '期内抽样回访的需求条数',
    note: `由他人回访，责任服务员事先不知。${mean}`,
    version: 1,
    records: { of: 'demands', at: 'verified' },
  },
  {
    code: 'demands.overturned',
    name: '核实推翻',
    kind: 'flow',
    measure: '条',
    formula: '期内回访核实为不属实的需求条数',
    note: mean,
    version: 1,
    records: { of: 'demands', at: 'overturned' },
  },
  {
    code: 'demands.reopened',
    name: '重开需求',
    kind: 'flow',
    measure: '条',
    formula: '期内办结后重开的需求条数',
    note: mean,
    version: 1,
    records: { of: 'demands', at: 'reopened' },
  },
]

/** A ratio of figures: sums of the ones over sums of the others, unit by unit. */
export interface RatioFigure extends Omit<FigureDefinition, 'facts' | 'kind' | 'measure'> {
  readonly over: readonly string[]
  readonly under: readonly string[]
  /** Taken off the denominator. */
  readonly less: readonly string[]
}

export const ratioFigures: readonly RatioFigure[] = [
  {
    code: 'assignments.coverage',
    name: '走访覆盖率',
    formula: '已走访的对接企业 ÷ 对接企业',
    note: '按企业计，不按走访次数计。',
    version: 1,
    over: ['assignments.visited'],
    under: ['assignments'],
    less: [],
  },
  {
    code: 'demands.solve-rate',
    name: '解决率',
    formula: '已解决 ÷（办结 − 企业撤回 − 重复并入）',
    note: '部分解决、对接成功、已答复另列，不计入分子；外部台账导入、未载明办结结果的计入分母。',
    version: 1,
    over: ['demands.solved'],
    under: ['demands.closed'],
    less: ['demands.withdrawn', 'demands.merged'],
  },
  {
    code: 'demands.solve-rate.stated',
    name: '解决率（按载明的办结结果）',
    formula: '已解决 ÷（办结 − 清单未载明 − 企业撤回 − 重复并入）',
    note: '台账没有写明办结结果的不计入分母，条数另列；部分解决、对接成功、已答复另列，不计入分子。',
    version: 1,
    over: ['demands.solved'],
    under: ['demands.closed'],
    less: ['demands.unstated', 'demands.withdrawn', 'demands.merged'],
  },
  {
    code: 'demands.overturn-rate',
    name: '核实推翻率',
    formula: '核实推翻 ÷ 回访核实',
    note: '抽样回访，由他人进行。',
    version: 1,
    over: ['demands.overturned'],
    under: ['demands.verified'],
    less: [],
  },
]
