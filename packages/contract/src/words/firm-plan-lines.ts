import type { FirmPlanEvent, PlanForecast, PlanOwner } from '@titian/domain'
import type { Lines } from './event-lines.ts'
import { joined } from './joined.ts'

export const planForecastWords: Readonly<Record<PlanForecast, string>> = {
  likely: '把握较大',
  possible: '有希望',
  unlikely: '把握不大',
}

export const planOwnerWords: Readonly<Record<PlanOwner, string>> = {
  firm: '企业',
  officer: '服务员',
  bureau: '科技局',
}

export const firmPlanLines: Lines<FirmPlanEvent> = {
  FirmPlanDrafted: ({ year, title, forecast, gaps, actions }, names) =>
    joined(`制定 ${year} 年一企一策：目标${names.title(title)}（${planForecastWords[forecast]}）`, '，', [
      gaps.length > 0 && `差距 ${gaps.length} 项`,
      actions.length > 0 && `措施 ${actions.length} 项`,
    ]),
  FirmPlanRevised: ({ title, forecast, gaps, actions, reason }, names) =>
    joined(`修订一企一策：目标${names.title(title)}（${planForecastWords[forecast]}）`, '，', [
      `差距 ${gaps.length} 项`,
      `措施 ${actions.length} 项`,
      reason && `原因：${reason}`,
    ]),
  PlanActionDone: ({ what, evidence }) =>
    joined(`一企一策措施已完成：${what}`, '，', [evidence && `凭据：${evidence}`]),
  FirmPlanReviewed: ({ quarter, note }) => `一企一策第 ${quarter} 季度评估：${note}`,
  FirmPlanClosed: ({ title, forecast, granted, note }, names) =>
    joined(
      `一企一策结案：${granted ? '已取得' : '未取得'}${names.title(title)}，原预期${planForecastWords[forecast]}`,
      '，',
      [note],
    ),
}
