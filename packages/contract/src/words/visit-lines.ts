import type { CampaignEvent, VisitEvent, Withdrawal } from '@titian/domain'
import type { Lines } from './event-lines.ts'
import { joined } from './joined.ts'
import { identifiedLine, keptLine } from './officer-lines.ts'
import { visitModeWords, visitPurposeWords, visitResultWords } from './visit-words.ts'

export const visitLines: Lines<Exclude<VisitEvent, Withdrawal> | CampaignEvent> = {
  VisitLogged: ({ mode, purposes = [], results = [], note, campaign, solvedOnTheSpot, officers }) =>
    joined(`走访（${visitModeWords[mode]}）`, '：', [
      purposes.map((purpose) => visitPurposeWords[purpose]).join('、'),
      results.map((result) => visitResultWords[result]).join('、'),
      note,
      solvedOnTheSpot && joined('当场解决', '：', [solvedOnTheSpot.text]),
      campaign && `专项活动：${campaign}`,
      officers.length > 1 && `${officers.length} 人联合走访`,
    ]),
  VisitAmended: ({ changes, occurredOn, reason }) =>
    joined(`更正走访记录 ${Object.keys(changes).length + (occurredOn === undefined ? 0 : 1)} 项`, '，', [
      occurredOn && `日期改为 ${occurredOn}`,
      reason && `原因：${reason}`,
    ]),
  NamedPersonIdentified: identifiedLine,
  NamedPersonKept: keptLine,
  CampaignPlanned: ({ name, from, through, document }) =>
    joined(`专项活动 ${name}：${from} 至 ${through}`, '，', [document]),
  CampaignWithdrawn: ({ reason }) => `专项活动不再提供，原因：${reason}`,
  VisitWithdrawn: ({ reason }) => `撤回走访记录，原因：${reason}`,
}
