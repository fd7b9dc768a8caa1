import type {
  AccountEvent,
  AssignmentEvent,
  CalendarEvent,
  CampaignEvent,
  CheckEvent,
  CallBackEvent,
  Day,
  DemandEvent,
  DutyEvent,
  DutyTableEvent,
  EnterpriseEvent,
  FieldValue,
  FirmPlanEvent,
  HandoverEvent,
  ImportEvent,
  OfficerEvent,
  PlanAdopted,
  Statement,
  TargetEvent,
  TemplateEvent,
  UnitsConfirmed,
  VisitEvent,
  WorkingCalendarEvent,
} from '@titian/domain'
import { checkLines, dutyLines } from './check-lines.ts'
import { demandLines } from './demand-lines.ts'
import { firmPlanLines } from './firm-plan-lines.ts'
import { joined, type Part } from './joined.ts'
import { applicationStageWords } from './lag.ts'
import { officerLines } from './officer-lines.ts'
import { routeWords, statementFieldName, statementValue, type Names } from './statement-fields.ts'
import { templateLines } from './template-lines.ts'
import { visitLines } from './visit-lines.ts'

/** Everything that the log holds. It does not compile to add an event without its sentence. */
export type LoggedEvent =
  | EnterpriseEvent
  | TargetEvent
  | PlanAdopted
  | ImportEvent
  | AccountEvent
  | CalendarEvent
  | OfficerEvent
  | AssignmentEvent
  | HandoverEvent
  | VisitEvent
  | CampaignEvent
  | DemandEvent
  | TemplateEvent
  | CheckEvent
  | DutyEvent
  | DutyTableEvent
  | WorkingCalendarEvent
  | CallBackEvent
  | FirmPlanEvent
  | UnitsConfirmed

/** The statement that a correction found, as it read until then. */
export interface Before {
  readonly statement: Statement
  readonly occurredOn: Day
}

/** One sentence for an event. A correction says what was only when it is told what it found. */
export function eventLine(event: LoggedEvent, names: Names, before?: Before): string {
  return say(event, names, before)
}

type Data<Type extends LoggedEvent['type']> = Extract<LoggedEvent, { readonly type: Type }>['data']

/** A sentence for every kind of event; those of one feature stand together in a file of their own. */
export type Lines<Event extends LoggedEvent> = {
  readonly [Type in Event['type']]: (data: Data<Type>, names: Names, before: Before | undefined) => string
}

const lines: Lines<LoggedEvent> = {
  ...officerLines,
  ...visitLines,
  ...demandLines,
  ...templateLines,
  ...checkLines,
  ...dutyLines,
  ...firmPlanLines,

  RegisterEntryListed: ({ unit, employees, revenue }, names) =>
    joined('列入企业名录', '：', [
      unit && names.unit(unit),
      employees !== undefined && `从业人员 ${employees} 人`,
      revenue !== undefined && `营业收入 ${revenue} 万元`,
    ]),
  TechSmeRegistered: ({ number, batch, document }) =>
    joined('科技型中小企业入库', '，', [`登记编号 ${number}`, batch, document]),
  HighTechRecognised: ({ certificate, issuedOn, years, route, document }) =>
    joined(`${route ? routeWords[route] : '认定'}为高新技术企业`, '，', [
      `证书 ${certificate}`,
      `发证 ${issuedOn}`,
      `有效期${numerals[years] ?? ` ${years} `}年`,
      document,
    ]),
  TitleGranted: ({ title, level, document, validThrough }, names) =>
    joined(`获得称号：${names.title(title)}`, '，', [level, document, validThrough && `有效期至 ${validThrough}`]),
  EnterpriseRenamed: ({ name, formerName, reason }) =>
    joined(`更名：由 ${formerName} 改为 ${name}`, '，', [because(reason)]),
  EnterpriseClosed: ({ kind, reason }) => joined(`企业${kind ?? '注销'}`, '，', [because(reason)]),
  EnterpriseMovedOut: ({ to, reason }) => joined('迁出本市', '，', [to && `迁往 ${to}`, because(reason)]),
  EnterpriseMovedIn: ({ unit, from, certificate }, names) =>
    joined('迁入本市', '，', [
      unit && `落户 ${names.unit(unit)}`,
      from && `来自 ${from}`,
      certificate && `带有高新技术企业证书 ${certificate}`,
    ]),
  ResponsibilityMoved: ({ unit, fromUnit, reason }, names) =>
    joined(`属地调整：${fromUnit ? `由 ${names.unit(fromUnit)} ` : ''}调至 ${names.unit(unit)}`, '，', [
      because(reason),
    ]),
  HighTechRevoked: ({ certificate }) => joined('取消高新技术企业资格', '，', [certificate && `证书 ${certificate}`]),
  TechSmeNumberRevoked: ({ number, document, reason }) =>
    joined('撤销科技型中小企业登记编号', '，', [number && `登记编号 ${number}`, document, because(reason)]),
  CreditRiskListed: ({ kind, until, document, reason }) =>
    joined(`失信、异常记录：${kind}`, '，', [document, until && `${until} 移出`, because(reason)]),
  HighTechApplicationAdvanced: ({ stage, route }) =>
    `高新技术企业申报：${applicationStageWords[stage]}${route ? `（${routeWords[route]}）` : ''}`,
  UnitsConfirmed: ({ year, units, reason }, names) =>
    joined(`核对无误：${year} 年名单写的${units.map(names.unit).join('、')}`, '，', [because(reason)]),
  CreditCodeReplaced: ({ uscc, formerCode, reason }) =>
    joined(`信用代码 ${formerCode} 并入 ${uscc}，列为曾用代码`, '，', [because(reason)]),
  ProfileObserved: ({ employees, revenue, research, year }) => {
    const ofYear = year === undefined ? '' : ` ${year} 年`
    return joined('走访了解', '：', [
      employees !== undefined && `从业人员 ${employees} 人`,
      revenue !== undefined && `${ofYear}营业收入 ${revenue} 万元`.trim(),
      research !== undefined && `${ofYear}研发费用 ${research} 万元`.trim(),
    ])
  },
  StatementWithdrawn: ({ concerns, reason, import: list }) =>
    `${list === undefined ? '撤销记录' : '撤销导入'}：${concerns.length} 条记录不再计入，原因：${reason}`,
  StatementCorrected: ({ changes, occurredOn, reason }, names, before) =>
    `更正：${[...changedFields(changes, names, before), ...changedDay(occurredOn, before)].join('；')}，原因：${reason}`,
  EnterpriseMerged: ({ uscc, reason }) => `并入企业 ${uscc}，原因：${reason}`,

  TargetSet: ({ indicator, unit, year, value, comparison, document, reason }, names) =>
    joined(
      `${names.unit(unit)} ${year} 年${names.figure(indicator)}目标：${comparison === 'more-than' ? '超过' : '不少于'} ${value} 家`,
      '，',
      [document, reason && `原因：${reason}`],
    ),
  TargetWithdrawn: ({ concerns, reason }) => `撤销目标 ${concerns.length} 项，原因：${reason}`,
  PlanAdopted: ({ name, baseYear, endYear, multiple, document }) =>
    joined(`规划：${name}，以 ${baseYear} 年为基数，到 ${endYear} 年达到 ${multiple} 倍`, '，', [document]),

  ImportReceived: ({ unit, furtherUnits = [] }, names) =>
    `收到名单，适用于${[unit, ...furtherUnits].map(names.unit).join('、')}`,
  ImportChecked: ({ title, counts }) => `核对名单：${title}，${counted(counts)}`,
  ProposalsAccepted: ({ rows }) => `采用建议的企业 ${rows.length} 行`,
  MatchDecided: ({ row, uscc }) => (uscc === null ? `第 ${row} 行不是本市企业` : `第 ${row} 行是企业 ${uscc}`),
  ImportConfirmed: ({ matches }) => (matches > 0 ? `确认导入，按名称对应 ${matches} 家` : '确认导入'),
  ImportCommitted: ({ title, counts }) => `导入完成：${title}，${counted(counts)}`,
  ImportUndoBegun: () => '开始撤销导入',
  ImportUndoBlocked: ({ streams }) => `不能撤销导入：${streams.length} 家企业另有人工记录`,
  ImportUndone: ({ withdrawn }) => `已撤销导入，${withdrawn} 条记录不再计入`,

  AccountOpened: ({ account }) => `开设账号 ${account}`,
  GrantsChanged: ({ grants }) => `变更授权，共 ${grants.length} 项`,
  PasswordChanged: () => '修改密码',
  PasswordReset: () => '重置密码',
  HolderRenamed: () => '变更使用人姓名',
  AccountDisabled: () => '停用账号',
  AccountEnabled: () => '启用账号',
  WorkingYearSet: ({ year, off, working, source }) =>
    `${year} 年工作日历：放假 ${off.length} 天，调休上班 ${working.length} 天，依据：${source}`,
  BusinessDayFixed: ({ day }) => (day === null ? '业务日期恢复为当日' : `业务日期定为 ${day}`),
}

const numerals: Readonly<Record<number, string>> = { 1: '一', 2: '两', 3: '三', 4: '四', 5: '五' }

function say<Type extends LoggedEvent['type']>(
  event: { readonly type: Type; readonly data: Data<Type> },
  names: Names,
  before: Before | undefined,
): string {
  return lines[event.type](event.data, names, before)
}

function because(reason: string | undefined): Part {
  return reason !== undefined && `依据：${reason}`
}

function counted({
  new: added,
  changed,
  same,
  refused,
}: {
  new: number
  changed: number
  same: number
  refused: number
}) {
  return `新增 ${added}、变更 ${changed}、相同 ${same}、退回 ${refused}`
}

function changedFields(
  changes: Readonly<Record<string, FieldValue>>,
  names: Names,
  before: Before | undefined,
): readonly string[] {
  const earlier = new Map<string, FieldValue>(Object.entries(before?.statement.data ?? {}))
  return Object.entries(changes).map(([field, value]) => {
    const name = statementFieldName(field, before?.statement.type)
    const was = before ? `由 ${statementValue(field, earlier.get(field) ?? null, names)} ` : ''
    return `${name}${was}改为 ${statementValue(field, value, names)}`
  })
}

function changedDay(occurredOn: Day | undefined, before: Before | undefined): readonly string[] {
  if (occurredOn === undefined) return []
  return [`日期${before ? `由 ${before.occurredOn} ` : ''}改为 ${occurredOn}`]
}
