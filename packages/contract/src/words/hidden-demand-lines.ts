import type { DemandEvent } from '@titian/domain'

const kinds: Readonly<Record<DemandEvent['type'], string>> = {
  DemandRaised: '提出需求',
  DemandListed: '列入需求台账',
  DemandAmended: '更正需求',
  DemandAssigned: '分派',
  DemandAccepted: '受理',
  DemandProgressed: '办理进展',
  DemandPassedOn: '转办',
  DemandReturned: '承办单位退回',
  DemandEscalated: '提级',
  DemandSuspended: '暂停计时',
  DemandResumed: '恢复计时',
  DemandExtended: '延期',
  MilestonePlanned: '设节点',
  MilestoneReached: '节点完成',
  DemandAnswered: '已答复',
  DemandClosed: '办结',
  ConfirmationAsked: '请企业确认',
  DemandConfirmed: '企业确认',
  CallBackDrawn: '抽中回访',
  DemandVerified: '回访核实',
  DemandArchived: '归档',
  DemandReopened: '重开',
  NamedPersonIdentified: '核对责任人',
  NamedPersonKept: '核对责任人',
  StatementWithdrawn: '撤销记录',
}

/** What happened to a demand, for those who may not read what it is about: notes and answers repeat it. */
export function hiddenDemandLine(type: DemandEvent['type']): string {
  return `${kinds[type]}（内容不显示）`
}

/** Why a clock was put off, likewise. */
export const hiddenReason = '不显示'
