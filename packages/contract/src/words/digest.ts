import type { Day, WorkKind } from '@titian/domain'

const kinds: Readonly<Record<WorkKind, string>> = {
  'visit-planned': '约定走访',
  'visit-due': '该去走访',
  'demand-overdue': '需求超期',
  'demand-clock': '需求时限将到',
  'demand-step': '需求下一步',
  'plan-action': '一企一策',
  'title-expiring': '称号到期',
  duty: '年度事项',
  check: '实地核查',
  handover: '交接待接收',
  'kept-aside': '记录待核对',
}

interface Told {
  readonly total: number
  readonly late: number
  readonly fresh: number
  readonly gone: number
  /** The day of the one before; null where there was none. */
  readonly since: Day | null
}

/** 待办 12 项，其中逾期 3 项；比 11 月 29 日新增 2 项，办结 1 项. */
export function digestHeadline({ total, late, fresh, gone, since }: Told): string {
  const now = total === 0 ? '没有待办事项' : `待办 ${total} 项${late > 0 ? `，其中逾期 ${late} 项` : ''}`
  if (since === null) return `${now}。`
  if (fresh + gone === 0) return `${now}；与 ${since} 相比没有变化。`
  return `${now}；比 ${since} 新增 ${fresh} 项，办完 ${gone} 项。`
}

/** One thing to do, in as few words as may leave the house: no contact, and no name of a firm that is another's. */
export function digestLine({
  kind,
  firm,
  due,
}: {
  readonly kind: WorkKind
  readonly firm: string | null
  readonly due: Day | null
}): string {
  return [kinds[kind], firm, due && `期限 ${due}`].filter((part) => part !== null).join('，')
}

type Outcome = 'open' | 'sending' | 'sent' | 'failed' | 'unknown' | 'empty'

/** What became of the last that was to be sent. */
export function digestOutcome({ day, state }: { readonly day: Day; readonly state: Outcome }): string {
  switch (state) {
    case 'open':
    case 'sending':
      return `${day} 的摘要还没有发出，正在重试。`
    case 'sent':
      return `${day} 的摘要已发出。`
    case 'failed':
      return `${day} 的摘要没有发出：多次重试未成功。请检查收件地址，或告诉系统管理员。`
    case 'unknown':
      return `${day} 的摘要发送时中断，可能没有收到；为避免重复没有再发。`
    case 'empty':
      return `${day} 没有待办，也没有变化，没有发送。`
  }
}
