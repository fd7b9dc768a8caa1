import type {
  ClosingCode,
  DemandCategory,
  DemandChannel,
  DemandMove,
  DemandSecrecy,
  DemandStatus,
  DemandTier,
} from '@titian/domain'

export const demandCategoryWords: Readonly<Record<DemandCategory, string>> = {
  N1: '关键技术攻关',
  N2: '成果引进·技术转移',
  N3: '产学研·专家对接',
  N4: '人才引育',
  N5: '研发平台建设',
  N6: '资质申报辅导',
  N7: '知识产权',
  N8: '政策咨询·兑现',
  N9: '科技金融',
  N10: '仪器·检验检测共享',
  N11: '市场·场景',
  N12: '要素保障',
  N13: '其他',
}

export const closingCodeWords: Readonly<Record<ClosingCode, string>> = {
  C1: '已解决',
  C2: '部分解决',
  C3: '已答复',
  C4: '对接成功',
  C5: '条件暂不具备（长期跟踪）',
  C6: '不予支持',
  C7: '企业撤回',
  C8: '重复并入',
}

export const demandChannelWords: Readonly<Record<DemandChannel, string>> = {
  visit: '走访',
  hotline: '热线',
  'self-reported': '企业自报',
  meeting: '会议',
  questionnaire: '问卷',
  list: '台账导入',
}

export const demandSecrecyWords: Readonly<Record<DemandSecrecy, string>> = {
  open: '公开',
  internal: '内部',
  secret: '商业秘密',
}

/** What leaves the system of a demand's text. */
export function demandTextInExport({
  secrecy,
  text,
}: {
  readonly secrecy: DemandSecrecy
  readonly text: string | null
}): string {
  return secrecy === 'open' ? (text ?? '') : `（${demandSecrecyWords[secrecy]}，不导出）`
}

/** Its next step, which repeats the text. */
export function demandNextInExport({
  secrecy,
  nextAction,
}: {
  readonly secrecy: DemandSecrecy
  readonly nextAction: string | null
}): string {
  return nextAction === null ? '' : demandTextInExport({ secrecy, text: nextAction })
}

export const demandTierWords: Readonly<Record<DemandTier, string>> = {
  county: '县办',
  city: '市办',
  consultation: '省市会商',
}

export const verdictWords: Readonly<Record<'solved' | 'partly' | 'not-solved', string>> = {
  solved: '已解决',
  partly: '部分解决',
  'not-solved': '未解决',
}

export const demandStatusWords: Readonly<Record<DemandStatus, string>> = {
  registered: '登记',
  assigned: '分派',
  accepted: '受理',
  'in-progress': '办理中',
  suspended: '挂起',
  answered: '已答复',
  confirmed: '企业确认',
  closed: '办结',
  verified: '回访核实',
  archived: '归档',
}

export const demandMoveWords: Readonly<Record<DemandMove, string>> = {
  assign: '分派',
  accept: '受理',
  progress: '登记进展',
  'pass-on': '转办',
  return: '退回',
  escalate: '提级',
  suspend: '挂起',
  resume: '恢复办理',
  extend: '延期',
  'plan-milestone': '设节点',
  'reach-milestone': '完成节点',
  answer: '答复',
  close: '办结',
  'ask-confirmation': '请企业确认',
  confirm: '电话确认',
  verify: '回访核实',
  archive: '归档',
  reopen: '重开',
}

/** In which order a ledger is. */
export const demandSortWords: Readonly<Record<'raised' | 'number' | 'name' | 'state' | 'due', string>> = {
  raised: '提出日期，新的在前',
  number: '需求编号',
  name: '企业',
  state: '办理状态',
  due: '期限，近的在前',
}
