import type { CallBackEvent, DemandEvent, Holder, NextStep, Withdrawal } from '@titian/domain'
import {
  closingCodeWords,
  demandCategoryWords,
  demandChannelWords,
  demandTierWords,
  verdictWords,
} from './demand-words.ts'
import type { Lines } from './event-lines.ts'
import { joined } from './joined.ts'
import { identifiedLine, keptLine } from './officer-lines.ts'

/** The text of a demand may be secret, so that no sentence repeats it. */
export const demandLines: Lines<Exclude<DemandEvent, Withdrawal> | CallBackEvent> = {
  DemandRaised: ({ category, channel, nextStep }) =>
    joined(`提出需求：${demandCategoryWords[category]}`, '，', [demandChannelWords[channel], next(nextStep)]),
  DemandListed: ({ number, category, kind, status, closedOn }) =>
    joined(`列入需求台账 ${number}：${kind ?? demandCategoryWords[category]}`, '，', [
      listedStatusWords[status],
      closedOn && `${closedOn} 办结`,
    ]),
  DemandAmended: ({ changes, reason }) =>
    joined(`更正需求 ${Object.keys(changes).length} 项`, '，', [reason && `原因：${reason}`]),
  DemandAssigned: ({ officer, reason, handover }, names) =>
    joined(`分派给 ${names.officer?.(officer) ?? officer}`, '，', [
      handover !== undefined && '经交接',
      reason && `原因：${reason}`,
    ]),
  DemandAccepted: ({ nextStep }) => joined('受理', '，', [next(nextStep)]),
  DemandProgressed: ({ note, nextStep }) => joined(`办理进展：${note}`, '，', [next(nextStep)]),
  DemandPassedOn: ({ to, with: others = [], note, nextStep }) =>
    joined(`转办：承办单位 ${to.body}`, '，', [
      others.length > 0 && `协办单位 ${others.map(({ body }: Holder) => body).join('、')}`,
      note,
      next(nextStep),
    ]),
  DemandReturned: ({ note, nextStep }) => joined(`承办单位退回：${note}`, '，', [next(nextStep)]),
  DemandEscalated: ({ tier, reason, nextStep }) =>
    joined(`提级为${demandTierWords[tier]}`, '，', [`原因：${reason}`, next(nextStep)]),
  DemandSuspended: ({ reason, nextStep }) => joined(`暂停计时：${reason}`, '，', [next(nextStep)]),
  DemandResumed: ({ nextStep }) => joined('恢复计时', '，', [next(nextStep)]),
  DemandExtended: ({ clock, until, reason }) =>
    `${clock === 'respond' ? '响应' : '办理'}期限延至 ${until}，原因：${reason}`,
  MilestonePlanned: ({ text, due }) => `节点：${text}，${due} 前`,
  MilestoneReached: ({ evidence, nextStep }) => joined('节点完成', '，', [evidence, next(nextStep)]),
  DemandAnswered: ({ answer, nextStep }) => joined(`已答复：${answer}`, '，', [next(nextStep)]),
  DemandClosed: ({ code, note, evidence = [], nextStep }) =>
    joined(`办结：${closingCodeWords[code]}`, '，', [
      note,
      evidence.map(({ kind, number }) => `${kind} ${number}`).join('、'),
      next(nextStep),
    ]),
  ConfirmationAsked: ({ way, until }) => `请企业确认（${way === 'link' ? '链接' : '电话'}），${until} 前`,
  DemandConfirmed: ({ way, verdict, satisfaction, note }) =>
    joined(`企业${way === 'link' ? '' : '电话'}确认：${verdictWords[verdict]}`, '，', [
      satisfaction !== undefined && `满意度 ${satisfaction} 分`,
      note,
    ]),
  CallBackDrawn: () => '抽中回访',
  CallBackSampleDrawn: ({ from, through, share, closed, demands }) =>
    `抽取回访：${from} 至 ${through} 办结 ${closed} 条，按 ${Math.round(share * 1000) / 10}% 抽中 ${demands.length} 条`,
  DemandVerified: ({ upheld, note }) => joined(`回访核实：${upheld ? '属实' : '不属实'}`, '，', [note]),
  NamedPersonIdentified: identifiedLine,
  NamedPersonKept: keptLine,
  DemandArchived: () => '归档',
  DemandReopened: ({ reason, nextStep }) => joined(`重开：${reason}`, '，', [next(nextStep)]),
}

export const listedStatusWords = {
  registered: '已登记',
  accepted: '已受理',
  'in-progress': '办理中',
  closed: '已办结',
} as const

/** A ledger's row says today what is closed on a day to come. */
export function closesAfter(event: { readonly type: string; readonly data: object }, asOf: string): string {
  const closedOn = event.type === 'DemandListed' && 'closedOn' in event.data ? event.data.closedOn : undefined
  return typeof closedOn === 'string' && closedOn > asOf ? '（在统计截至日之后）' : ''
}

function next(step: NextStep | undefined): string | undefined {
  return step && `下一步：${step.action}（${step.due} 前）`
}
