import type { SyncReceipt } from '@titian/contract'

/** 回执号: the journal and the position of the last event, so that the same thing always gets the same. */
function receiptOf(journal: string, position: number): string {
  return `${journal}-${position}`
}

export function received(
  journal: string,
  id: string,
  { result, position, notes }: { result: 'accepted' | 'duplicate'; position: number; notes?: readonly string[] },
): SyncReceipt {
  return {
    id,
    result,
    receipt: receiptOf(journal, position),
    position,
    ...(notes && notes.length > 0 ? { notes: [...notes] } : {}),
  }
}

interface Aside {
  readonly result: 'held' | 'needs-review' | 'rejected'
  readonly code: string
  readonly reason: string
  readonly allowed?: readonly string[]
}

export function aside(id: string, { result, code, reason, allowed }: Aside): SyncReceipt {
  return {
    id,
    result,
    receipt: null,
    position: null,
    code,
    reason,
    ...(allowed === undefined ? {} : { allowed: [...allowed] }),
  }
}

/** What is said where the sync itself, and no command, has something to say. */
export const syncReasons = {
  malformed: (field: string, message: string) =>
    `这一条格式不对（${field}：${message}）。请在本机“我的”里导出后交管理员，其他各条不受影响。`,
  hashDiffers: '内容在传输中有改动，请重传这一条。',
  typeUnknown: '这个版本的系统还不能接收这类记录。请更新后重传，或先导出留存。',
  subjectMissing: '没有写明是哪一条记录，请打开这一条，修改后重传。',
  fields: (field: string, message: string) => `填写的内容有误（${field}：${message}）。请修改后重传。`,
  differs: '同一编号此前已收到不同内容，两份都已留存，请等待核对。',
  waits: '它依赖的记录还没有收到，收到后自动办理，不用重填。',
  settled: (by: string) => `已由 ${by} 核对处理。`,
  notYours: '填写时这家企业不由您负责（可能已转给他人），或代码有误。记录仍在本机，可导出后交现任服务员。',
  handedOver: '这家企业已转给他人负责，您在任时的走访照常收下，已注明。',
  followed: (name: string) => `企业现名“${name}”，记录已归到现企业名下。`,
  fault: '系统处理这一条时出错，已记录。请稍后重传；如仍出错，请导出后交管理员。',
} as const
