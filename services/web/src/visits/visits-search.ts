import { visitModes, type VisitLine } from '@titian/contract'
import { oneOf, text, type Typed } from '../app/address.ts'
import { isDay } from '../time/day.ts'

export interface VisitsSearch {
  readonly unit?: string | undefined
  readonly officer?: string | undefined
  readonly uscc?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly mode?: VisitLine['mode'] | undefined
  readonly campaign?: string | undefined
  readonly meeting?: string | undefined
  readonly backfilled?: 'true' | 'false' | undefined
  readonly solved?: 'true' | 'false' | undefined
  /** The one that is open. */
  readonly visit?: string | undefined
}

const yesNo = ['true', 'false'] as const
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function visitsSearch(search: Typed): VisitsSearch {
  const dayIn = (value: unknown) => (isDay(value) ? value : undefined)
  return {
    unit: text(search['unit'], /^(\d{6}|unknown)$/),
    officer: text(search['officer'], /^.{1,40}$/),
    uscc: text(search['uscc'], /^[0-9A-Z]{18}$/),
    from: dayIn(search['from']),
    to: dayIn(search['to']),
    mode: oneOf(visitModes, search['mode']),
    campaign: text(search['campaign'], /^.{1,60}$/),
    meeting: text(search['meeting'], uuid),
    backfilled: oneOf(yesNo, search['backfilled']),
    solved: oneOf(yesNo, search['solved']),
    visit: text(search['visit'], uuid),
  }
}
