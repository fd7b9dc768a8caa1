import type { VisitMode, VisitPurpose, VisitResult } from '@titian/domain'

export const visitModeWords: Readonly<Record<VisitMode, string>> = {
  'on-site': '现场',
  phone: '电话',
  video: '视频',
  meeting: '座谈会',
  received: '来访',
  message: '微信等',
}

export const visitPurposeWords: Readonly<Record<VisitPurpose, string>> = {
  policy: '政策宣讲',
  survey: '摸底画像',
  'tech-sme': '科小辅导',
  'high-tech': '高企辅导',
  demand: '需求对接',
  'call-back': '回访核实',
  check: '实地核查',
  expiry: '到期提醒',
  other: '其他',
}

/** Who was there, for people to read. A list's name that is nobody's is as it was written. */
export function visitorWords({
  officer,
  name,
}: {
  readonly officer: string | null
  readonly name: string | null
}): string {
  return name ?? officer ?? '（已删除）'
}

export const visitResultWords: Readonly<Record<VisitResult, string>> = {
  'new-demand': '有新需求',
  'demand-progressed': '需求有进展',
  'will-apply': '拟申报高企',
  'no-demand': '暂无需求',
  'nobody-met': '未见到人',
}
