import type { FieldFirm, RaiseDemand } from '@titian/contract'
import { newUuid } from '../../app/uuid.ts'
import { phone as words } from '../../words/phone.ts'
import { plusDays } from '../today.ts'

/** What the form of a new demand holds, from its first keystroke. */
export interface Raising {
  readonly raised: string
  readonly uscc: string
  readonly firm: string
  readonly on: string
  readonly category: string
  readonly text: string
  readonly secrecy: string
  readonly action: string
  readonly due: string
}

export function beginRaising({ uscc, name }: Pick<FieldFirm, 'uscc' | 'name'>, today: string): Raising {
  const due = plusDays(today, 7)
  return {
    raised: newUuid(),
    uscc,
    firm: name,
    on: today,
    category: 'N8',
    text: '',
    secrecy: 'open',
    action: '',
    due,
  }
}

export function isRaising(form: unknown): form is Raising {
  return typeof form === 'object' && form !== null && 'raised' in form && 'category' in form
}

export function wrongInRaising({ text, action, due, on }: Raising): string | undefined {
  if (text.trim() === '') return words.demands.missing(words.visit.demandText)
  if (action.trim() === '') return undefined
  if (due === '') return words.demands.missing(words.demands.nextDue)
  return due < on ? words.demands.duePast(on) : undefined
}

/** As the route of the same command takes it; what was left empty is left out. */
export function raisingPayload({ raised, uscc, firm, on, category, text, secrecy, action, due }: Raising) {
  return {
    demand: raised,
    uscc,
    name: firm,
    category,
    text: text.trim(),
    channel: 'self-reported' satisfies RaiseDemand['channel'],
    raisedOn: on,
    ...(secrecy === 'open' ? {} : { secrecy }),
    ...(action.trim() === '' ? {} : { nextStep: { action: action.trim(), due } }),
  }
}
