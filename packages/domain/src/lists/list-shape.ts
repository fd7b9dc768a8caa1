import { fields, type Field, type Headers, type ListKind } from './fields.ts'
import { certificate, city, document, firm, route, techSmeNumber } from './header-words.ts'
import { officerShapes } from './officer-shapes.ts'

export interface ListShape {
  readonly kind: ListKind
  readonly headers: Headers
  /** Without these columns a sheet is not of this kind. */
  readonly marks: readonly Field[]
  /** Without any of these it is not of this kind either; the first is the one that we ask for. */
  readonly either?: readonly Field[]
  /** Columns of which at least `atLeast` must be there as well. */
  readonly some?: { readonly of: readonly Field[]; readonly atLeast: number }
  /** Words of its title, which decide where headers leave two kinds open. */
  readonly words: RegExp
}

export const shapes: readonly ListShape[] = [
  ...officerShapes,
  {
    kind: 'targets',
    headers: {
      sequence: firm.sequence ?? [],
      year: ['年度', '年份', '目标年度', '年'],
      indicator: ['指标', '指标名称', '目标', '任务', '目标指标', '项目', '考核指标', '任务指标'],
      unit: ['各县（市、区）'],
      whole: ['全市合计', '全市', '合计', '平顶山市', '总计', '全市总计', '市级目标', '全市目标'],
      document,
      remark: ['备注', '说明'],
    },
    marks: ['indicator'],
    words: /目标|任务/,
  },
  {
    kind: 'changes',
    headers: {
      ...firm,
      date: ['变更日期', '变更时间', '核准日期', '日期', '发生日期', '变更登记日期', '核准变更日期'],
      change: ['变更类型', '变更事项', '变更类别', '变更情况', '变更内容', '变动类型', '变动情况', '变更项目'],
      before: ['变更前', '变更前内容', '原名称', '变更前名称', '原企业名称', '原内容', '变更前情况'],
      after: ['变更后', '变更后内容', '现名称', '变更后名称', '现企业名称', '新名称', '变更后情况', '现内容'],
      certificate,
      'issued-on': ['发证日期', '发证时间', '证书日期', '证书发证日期'],
      number: techSmeNumber,
      'removed-on': ['移出日期', '移出时间', '移出名单日期', '移出名录日期', '解除日期', '修复日期', '信用修复日期'],
      reason: ['原因', '事由', '变更原因', '撤销原因', '列入原因', '列入事由'],
      document,
    },
    marks: ['name', 'change'],
    words: /变更|变动/,
  },
  {
    kind: 'applications',
    headers: {
      ...firm,
      date: ['日期', '时间', '办理日期', '环节日期', '进度日期', '更新日期', '办理时间'],
      route,
      stage: [
        '环节',
        '申报环节',
        '进度',
        '申报进度',
        '当前环节',
        '阶段',
        '申报阶段',
        '办理环节',
        '所处环节',
        '申报状态',
      ],
    },
    marks: ['name', 'stage'],
    words: /申报|进度/,
  },
  {
    kind: 'titles',
    headers: {
      ...firm,
      city,
      title: [
        '称号',
        '称号名称',
        '认定称号',
        '企业称号',
        '称号类别',
        '称号类型',
        '资质名称',
        '荣誉称号',
        '授予称号',
        '梯次',
        '梯次类型',
      ],
      level: ['级别', '认定级别', '称号级别', '等级', '层级'],
      document,
      date: [
        '认定日期',
        '认定时间',
        '授予日期',
        '授予时间',
        '公布日期',
        '公布时间',
        '发文日期',
        '发文时间',
        '批准日期',
        '批准时间',
      ],
      'valid-through': [
        '有效期至',
        '有效期截止',
        '有效期截止日期',
        '到期日期',
        '到期时间',
        '有效截止日期',
        '截止日期',
        '有效期',
      ],
    },
    marks: ['name', 'title'],
    words: /称号|瞪羚|龙头|专精特新|小巨人|单项冠军|领军/,
  },
  {
    kind: 'tech-sme',
    headers: {
      ...firm,
      city,
      number: techSmeNumber,
      batch: ['公告批次', '批次', '入库批次', '公示批次'],
      date: ['入库日期', '入库时间', '公告日期', '公告时间', '登记日期', '登记时间', '入库公告日期', '入库公告时间'],
      document,
    },
    marks: ['name', 'number'],
    words: /科技型中小企业|科小/,
  },
  {
    kind: 'high-tech',
    headers: {
      ...firm,
      city,
      certificate,
      date: [
        '发证日期',
        '发证时间',
        '认定日期',
        '认定时间',
        '颁证日期',
        '证书日期',
        '批准日期',
        '获证日期',
        '证书发证日期',
        '颁发日期',
        '颁发时间',
      ],
      term: ['有效期', '有效期限', '证书有效期', '有效期（年）'],
      route,
      batch: ['批次', '认定批次', '公告批次'],
      document,
    },
    marks: ['name', 'certificate'],
    words: /高新技术企业|高企/,
  },
  {
    kind: 'register',
    headers: {
      ...firm,
      address: [
        '详细地址',
        '地址',
        '注册地址',
        '企业地址',
        '住所',
        '通讯地址',
        '经营地址',
        '生产经营地址',
        '单位地址',
        '企业住所',
      ],
      industry: [
        '国民经济行业代码',
        '行业代码',
        '行业',
        '所属行业',
        '行业小类',
        '国民经济行业',
        '行业类别',
        '行业分类代码',
        '国民经济行业分类',
        '国民经济行业分类代码',
        '行业类别代码',
      ],
      'founded-on': [
        '成立日期',
        '成立时间',
        '注册时间',
        '注册日期',
        '设立日期',
        '设立时间',
        '登记日期',
        '创办时间',
        '开业时间',
        '成立年月',
      ],
      capital: ['注册资本', '注册资金', '注册资本金'],
      employees: [
        '从业人员',
        '从业人员数',
        '从业人数',
        '职工人数',
        '职工总数',
        '员工人数',
        '从业人员期末人数',
        '人数',
        '员工数',
        '从业人员总数',
      ],
      revenue: ['营业收入', '主营业务收入', '销售收入', '年营业收入', '营收', '年销售收入', '营业总收入'],
      research: [
        '研发费用',
        '研发投入',
        '研发经费',
        '研究开发费用',
        '研发费',
        '研发支出',
        '研发经费支出',
        '研发费用总额',
        'R&D经费',
      ],
      'above-scale': [
        '是否规上',
        '规上',
        '是否规上企业',
        '是否规模以上',
        '是否规上工业企业',
        '规模以上',
        '是否规模以上企业',
        '是否为规上企业',
      ],
      'contact-name': ['联系人', '联系人姓名', '企业联系人', '姓名'],
      'contact-phone': [
        '联系电话',
        '电话',
        '手机',
        '手机号',
        '联系方式',
        '手机号码',
        '电话号码',
        '联系人电话',
        '联系手机',
      ],
    },
    marks: ['name', 'code'],
    some: {
      of: ['address', 'industry', 'founded-on', 'capital', 'employees', 'revenue', 'research', 'above-scale', 'unit'],
      atLeast: 2,
    },
    words: /名录|底册|花名册|基本情况/,
  },
]

const shapeOfKind = new Map(shapes.map((shape) => [shape.kind, shape]))

/** The shape behind a kind; an announcement without codes reads like the list with them. */
export function shapeOf(kind: ListKind): ListShape {
  const shape = shapeOfKind.get(
    kind === 'tech-sme-province' ? 'tech-sme' : kind === 'high-tech-province' ? 'high-tech' : kind,
  )
  if (!shape) throw new Error(`No list is shaped ${kind}`)
  return shape
}

/** How a missing column is called. */
export function headerOf(kind: ListKind, field: Field): string {
  return shapeOf(kind).headers[field]?.[0] ?? field
}

/** Every field that a kind of list knows, with the ways in which its header is written. */
export function fieldsOf(shape: ListShape): { field: Field; headers: readonly string[] }[] {
  return fields.flatMap((field) => {
    const headers = shape.headers[field]
    return headers ? [{ field, headers }] : []
  })
}
