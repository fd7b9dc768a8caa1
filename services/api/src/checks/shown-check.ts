import { checkClockSentence, type CheckLine, type CheckRules } from '@titian/contract'
import {
  checkClockOf,
  checkRulesNamed,
  publishedCheckRules,
  type CheckClock,
  type CheckRulePackage,
  type WorkingCalendar,
} from '@titian/domain'
import type { CheckLine as Found } from '@titian/read-models'

/** A check as lists show it, with its review's clock as of a day. */
export function shownCheck(
  { check, uscc, name, unit, year, status, who, triggers, raisedOn, recordedOn, concludedOn, rules, data }: Found,
  calendar: WorkingCalendar,
  today: string,
): CheckLine {
  const asked = checkRulesNamed(publishedCheckRules, rules)
  const runs = status === 'open' || status === 'recorded'
  const clock = clockOf({ raisedOn, endedOn: runs ? null : (concludedOn ?? data.dropped?.on ?? null) }, asked, {
    calendar,
    today,
  })
  return {
    check,
    uscc,
    name,
    unit,
    year,
    status,
    who: who.map((each) => ({ ...each })),
    triggers: triggers.map((id) => asked.rules.find((rule) => rule.id === id)?.words ?? id),
    raisedOn,
    due: clock.due,
    late: runs && clock.left < 0,
    clock: status === 'dropped' ? null : checkClockSentence(clock),
    recordedOn,
    concludedOn,
  }
}

function clockOf(
  { raisedOn, endedOn }: { readonly raisedOn: string; readonly endedOn: string | null },
  rules: CheckRulePackage,
  { calendar, today }: { readonly calendar: WorkingCalendar; readonly today: string },
): CheckClock {
  return checkClockOf(calendar, rules, { raisedOn, today, ...(endedOn === null ? {} : { endedOn }) })
}

export function shownRules({ id, from, to, source, reviewDays, rules }: CheckRulePackage): CheckRules {
  return {
    id,
    from,
    to: to ?? null,
    source,
    reviewDays,
    rules: rules.map(({ id: rule, words }) => ({ rule, words })),
  }
}
