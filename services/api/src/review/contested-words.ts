import {
  closingCodeWords,
  demandCategoryWords,
  demandChannelWords,
  demandMoveWords,
  demandSecrecyWords,
  visitModeWords,
  type ReviewItem,
} from '@titian/contract'
import type { ContestedItem } from '@titian/read-models'
import { names } from '../enterprises/shown-event.ts'
import { keptVersions } from './kept-words.ts'

type Said = Readonly<Record<string, unknown>>

/** What a command said a second time. `summary` says what a route does. */
export function contestedSentence(
  { said }: Pick<ContestedItem, 'said'>,
  who: string,
  summary: (route: string) => string,
): string {
  const { route, params } = read(said)
  const which = Object.values(params).filter((value) => value !== '')
  const what = route === '' ? '' : `“${summary(route)}”${which.length === 0 ? '' : `（${which.join('、')}）`}`
  return `${who}的同一次提交${what}先后收到两份不同的内容：先到的已经生效，这一份已留存，没有生效。`
}

/** What the first command wrote beside what the second one said, as far as they differ. */
export function contestedVersions({ said, first }: Pick<ContestedItem, 'said' | 'first'>): ReviewItem['versions'] {
  const { route, body } = read(said)
  const type = records.get(route)
  if (type !== undefined) {
    return keptVersions({ type, payload: body, first: [...first], demand: null }, '没有生效的这一份')
  }
  const written: Said = Object.assign({}, ...first.map(({ on, data }) => ({ on, day: on, ...data })))
  const isOfPerson = route.includes('/api/officers') || route.includes('/api/accounts')
  const fields = Object.entries(body).map(([field, value]) => {
    const isHidden = isOfPerson && (field === 'name' || field === 'phone')
    return {
      name: fieldNames[field] ?? field,
      standing: isHidden ? hidden : text(field, written[field]),
      second: isHidden ? hidden : text(field, value),
    }
  })
  const differing = fields.filter(({ standing, second }) => standing !== second)
  const shown = differing.length > 0 ? differing : fields
  const version = (list: string, which: 'standing' | 'second') => ({
    list,
    fields: shown.map((field) => ({ name: field.name, value: field[which] })),
  })
  return shown.length === 0 ? [] : [version('已经生效的', 'standing'), version('没有生效的这一份', 'second')]
}

const hidden = '个人信息，不显示'

/** Contents that read like what a phone brings. */
const records = new Map([
  ['POST /api/visits', 'log-visit'],
  ['POST /api/visits/:visit/amendments', 'amend-visit'],
  ['POST /api/demands', 'raise-demand'],
  ['POST /api/demands/:demand/moves', 'move-demand'],
])

function read(said: unknown): { route: string; params: Readonly<Record<string, string>>; body: Said } {
  const { route, params, body, answers }: Said = Object(said)
  const texts = Object.entries(Object(params)).map(([field, value]) => [field, typeof value === 'string' ? value : ''])
  return {
    route: typeof route === 'string' ? route : '',
    // Ids that nobody reads stay out.
    params: Object.fromEntries(texts.filter(([, value]) => !/^[0-9a-f]{8}-/i.test(value ?? ''))),
    body: Object(body ?? answers),
  }
}

function text(field: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return valueWords(field, value)
  if (Array.isArray(value)) return value.map((each: unknown) => text(field, each)).join('、')
  return Object.entries(value)
    .map(([key, inner]: [string, unknown]) => `${fieldNames[key] ?? key} ${text(key, inner)}`)
    .join('，')
}

function valueWords(field: string, value: string): string {
  if (field === 'unit') return names.unit(value)
  if (field === 'title') return names.title(value)
  if (field === 'indicator' || field === 'indicators') return names.figure(value)
  const words = codes[field]
  return words !== undefined && Object.hasOwn(words, value) ? (words[value] ?? value) : value
}

const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  comparison: { 'at-least': '不低于', 'more-than': '超过' },
  mode: visitModeWords,
  channel: demandChannelWords,
  category: demandCategoryWords,
  secrecy: demandSecrecyWords,
  move: demandMoveWords,
  code: closingCodeWords,
  decision: { accept: '采用', reject: '不采用' },
}

/** What the fields of our writes are called. */
export const fieldNames: Readonly<Record<string, string>> = {
  account: '账号',
  name: '名称',
  grants: '授权',
  role: '角色',
  disabled: '停用',
  day: '演示日期',
  off: '放假日',
  working: '调休上班日',
  source: '依据',
  concerns: '更正第几条记录',
  withdraw: '撤回',
  changes: '改动',
  occurredOn: '日期',
  reason: '原因',
  preview: '只看影响',
  type: '类型',
  on: '日期',
  unit: '县（市、区）',
  to: '交给',
  into: '并入',
  title: '称号',
  forecast: '把握',
  gaps: '差距',
  supports: '支持事项',
  risks: '风险',
  actions: '措施',
  evidence: '凭据',
  quarter: '季度',
  note: '说明',
  number: '编号',
  from: '从',
  through: '到',
  document: '文号',
  firms: '企业',
  mode: '方式',
  purposes: '事由',
  results: '结果',
  officers: '服务员',
  met: '企业参加人',
  campaign: '活动',
  findings: '了解到的情况',
  solvedOnTheSpot: '当场解决',
  commitments: '承诺事项',
  nextVisitOn: '下次走访',
  followedUp: '跟进的事项',
  attachments: '附件',
  location: '位置',
  companions: '同行人',
  demands: '需求',
  upheld: '成立',
  officer: '服务员',
  phone: '电话',
  organisation: '单位',
  by: '代管人',
  kind: '类型',
  atMost: '每人最多家数',
  demand: '需求',
  uscc: '信用代码',
  category: '类别',
  text: '内容',
  channel: '来源',
  raisedOn: '提出日期',
  secrecy: '保密级别',
  wanted: '希望得到',
  budget: '预算（万元）',
  nextStep: '下一步',
  action: '事项',
  owner: '负责人',
  due: '期限',
  move: '办理',
  seen: '所见版本',
  answer: '答复',
  with: '会同单位',
  body: '单位',
  tier: '层级',
  clock: '时限',
  until: '截止',
  milestone: '节点',
  code: '办结方式',
  way: '确认方式',
  verdict: '解决情况',
  satisfaction: '满意度',
  share: '比例',
  check: '核查',
  year: '年度',
  declared: '申报数据',
  who: '核查人',
  duty: '事项',
  of: '适用企业',
  opens: '开始',
  months: '月数',
  twiceIsFatal: '缺两次取消资格',
  person: '人员',
  enabled: '提醒',
  hour: '时间',
  quietFrom: '免打扰从',
  quietUntil: '免打扰到',
  daysOff: '休息日也提醒',
  email: '邮箱',
  columns: '列',
  header: '表头',
  field: '字段',
  record: '记录',
  content: '内容编号',
  decision: '决定',
  device: '手机',
  indicator: '指标',
  value: '目标值',
  comparison: '要求',
  whole: '全市目标',
  indicators: '指标',
  baseYear: '基年',
  endYear: '末年',
  multiple: '倍数',
  steps: '各年目标',
  html: '表格',
  listedOn: '名单日期',
  stage: '阶段',
  rows: '行',
  criterion: '条件',
  need: '所需',
  what: '措施',
  command: '提交编号',
}
