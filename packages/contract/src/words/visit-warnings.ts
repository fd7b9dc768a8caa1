import type { Day } from '@titian/domain'

/** A warning stops nothing: two offices at one door within a week should have gone together. */
export function visitedRecently(name: string, on: Day, office: string): string {
  return `${name}：${on} ${office}刚现场走访过，与本次相隔不到 7 天。请考虑联合走访、改为电话，或确认企业方便。`
}
