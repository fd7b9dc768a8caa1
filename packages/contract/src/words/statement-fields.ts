import type { FieldValue, Route, Statement, StatementType } from '@titian/domain'
import { applicationStageWords } from './lag.ts'

/** How pages call a unit, a title and a figure, by their codes. */
export interface Names {
  readonly unit: (code: string) => string
  readonly title: (code: string) => string
  readonly figure: (code: string) => string
  /** An officer with the name that stands beside the log; else 编号 alone. */
  readonly officer?: (code: string) => string
}

/** The lists and changes that state something of a firm. */
export const statementNames: Readonly<Record<StatementType, string>> = {
  RegisterEntryListed: '企业名录',
  TechSmeRegistered: '科技型中小企业入库名单',
  HighTechRecognised: '高新技术企业认定名单',
  TitleGranted: '企业称号名单',
  EnterpriseRenamed: '更名',
  EnterpriseClosed: '注销',
  EnterpriseMovedOut: '迁出',
  EnterpriseMovedIn: '迁入',
  ResponsibilityMoved: '属地调整',
  HighTechRevoked: '取消高新技术企业资格',
  TechSmeNumberRevoked: '撤销科技型中小企业登记编号',
  CreditRiskListed: '失信、异常记录',
  HighTechApplicationAdvanced: '高新技术企业申报进度',
  CreditCodeReplaced: '信用代码合并',
  ProfileObserved: '走访',
}

type Said<Type extends StatementType> = Extract<Statement, { readonly type: Type }>['data']
// Every field of every statement has a name here, or this does not compile.
type FieldNames = {
  readonly [Type in StatementType]: { readonly [Field in keyof Required<Said<Type>>]: string }
}

const firm = { uscc: '统一社会信用代码', name: '企业名称', unit: '单位' }

const fieldNames: FieldNames = {
  RegisterEntryListed: {
    ...firm,
    address: '地址',
    industry: '行业代码',
    foundedOn: '成立日期',
    capital: '注册资本（万元）',
    employees: '从业人员（人）',
    revenue: '营业收入（万元）',
    research: '研发费用（万元）',
    aboveScale: '规上企业',
    contact: '联系人',
  },
  TechSmeRegistered: { ...firm, number: '入库登记编号', batch: '批次', document: '文号' },
  HighTechRecognised: {
    ...firm,
    certificate: '证书编号',
    issuedOn: '发证日期',
    years: '有效期（年）',
    route: '认定方式',
    document: '文号',
  },
  TitleGranted: { ...firm, title: '称号', level: '级别', document: '文号', validThrough: '有效期至' },
  EnterpriseRenamed: { ...firm, name: '新名称', formerName: '原名称', reason: '依据' },
  EnterpriseClosed: { ...firm, kind: '类型', reason: '依据' },
  EnterpriseMovedOut: { ...firm, to: '迁往', reason: '依据' },
  EnterpriseMovedIn: { ...firm, unit: '迁入单位', from: '来自', certificate: '证书编号', issuedOn: '发证日期' },
  ResponsibilityMoved: { ...firm, unit: '调至单位', fromUnit: '原单位', reason: '依据' },
  HighTechRevoked: { ...firm, certificate: '证书编号' },
  TechSmeNumberRevoked: { ...firm, number: '入库登记编号', document: '文号', reason: '依据' },
  CreditRiskListed: {
    ...firm,
    kind: '名单或记录',
    until: '移出日期',
    document: '文号',
    reason: '依据',
  },
  HighTechApplicationAdvanced: { ...firm, stage: '环节', route: '认定方式' },
  CreditCodeReplaced: { ...firm, formerCode: '曾用代码', reason: '依据' },
  ProfileObserved: {
    ...firm,
    employees: '从业人员（人）',
    revenue: '营业收入（万元）',
    research: '研发费用（万元）',
    year: '所属年度',
    visit: '走访编号',
  },
}

/** What pages call a field of a record, in 更正 and in its sentence. Some statements call theirs otherwise than most. */
export function statementFieldName(field: string, type?: StatementType): string {
  const named: readonly Readonly<Record<string, string>>[] = type ? [fieldNames[type]] : Object.values(fieldNames)
  return named.find((names) => names[field] !== undefined)?.[field] ?? field
}

export const routeWords: Readonly<Record<Route, string>> = { first: '首次认定', renewed: '重新认定' }

/** A field's value as people read it: units and titles by name. */
export function statementValue(field: string, value: FieldValue, names: Names): string {
  if (value === null) return '空'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  switch (field) {
    case 'unit':
    case 'fromUnit':
      return names.unit(value)
    case 'title':
      return names.title(value)
    case 'route':
      return wordIn(routeWords, value)
    case 'stage':
      return wordIn(applicationStageWords, value)
    default:
      return value
  }
}

function wordIn(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key
}
