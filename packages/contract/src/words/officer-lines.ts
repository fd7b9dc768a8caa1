import type { AssignmentEvent, HandoverEvent, NamedPersonIdentified, OfficerEvent, Withdrawal } from '@titian/domain'
import type { Lines } from './event-lines.ts'
import { joined } from './joined.ts'

/** Who is behind an officer's 编号 is kept beside the log, so that sentences name the 编号. */
export const officerLines: Lines<Exclude<OfficerEvent | AssignmentEvent | HandoverEvent, Withdrawal>> = {
  OfficerListed: ({ officer, organisation, unit }, names) =>
    joined(`列入首席科技服务员名单：${officer}`, '，', [organisation, unit && `联系${names.unit(unit)}`]),
  OfficerLeft: ({ reason }) => `不再担任服务员，原因：${reason}`,
  OfficerAccountLinked: ({ account }) => `关联账号 ${account}`,
  OfficerAccountUnlinked: ({ account }) => `取消关联账号 ${account}`,
  AbsenceCovered: ({ from, through, by, reason }) =>
    joined(`${from} 至 ${through} 由 ${by} 代管`, '，', [reason && `原因：${reason}`]),
  AbsenceEnded: ({ reason }) => joined('结束代管', '，', [reason && `原因：${reason}`]),
  OfficerAssigned: ({ officer, document, reason, handover }) =>
    joined(`对接服务员 ${officer}`, '，', [
      document && `依据：${document}`,
      reason && `原因：${reason}`,
      handover !== undefined && '经交接',
    ]),
  OfficerNamed: ({ document }) =>
    joined('对接服务员只有姓名，没有编号，待核对', '，', [document && `依据：${document}`]),
  NamedPersonIdentified: identifiedLine,
  NamedPersonKept: keptLine,
  AssignmentEnded: ({ officer, reason }) => `结束与服务员 ${officer} 的对接，原因：${reason}`,
  AssignmentObjected: ({ officer, reason }) => `服务员 ${officer} 退回对接，原因：${reason}`,
  ObjectionDecided: ({ officer, upheld, reason }) =>
    `${upheld ? '同意' : '不同意'}服务员 ${officer} 退回对接，原因：${reason}`,
  HandoverPrepared: ({ from, to, firms, demands, document }) =>
    joined(`交接：由 ${from} 交给 ${to}，企业 ${firms.length} 家，未办结需求 ${demands.length} 条`, '，', [
      document && `依据：${document}`,
    ]),
  HandoverAccepted: () => '已接收交接',
  HandoverReturned: ({ reason }) => `退回交接，原因：${reason}`,
}

export function identifiedLine({ officer }: NamedPersonIdentified['data']): string {
  return `核对：只有姓名的人员是服务员 ${officer}`
}

export function keptLine(): string {
  return '核对：只有姓名的人员不是服务员，保留原来的姓名'
}
