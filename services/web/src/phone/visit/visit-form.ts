import type { LogVisit } from '@titian/contract'
import { visitPurposeWords } from '@titian/contract/words/visit-words'
import { newUuid } from '../../app/uuid.ts'
import { phone as words } from '../../words/phone.ts'
import type { Photo } from '../store/photos.ts'
import { plusDays } from '../today.ts'

type VisitMode = LogVisit['mode']
type VisitPurpose = NonNullable<LogVisit['purposes']>[number]
type VisitResult = NonNullable<LogVisit['results']>[number]

/** What a visit's form holds, from its first keystroke. */
export interface VisitForm {
  readonly visit: string
  readonly firm: { readonly uscc?: string; readonly name: string } | undefined
  readonly on: string
  readonly mode: VisitMode
  readonly purposes: readonly VisitPurpose[]
  readonly results: readonly VisitResult[]
  readonly followedUp: readonly string[]
  readonly note: string
  readonly photos: readonly Photo[]
  readonly nextVisitOn: string
  readonly campaign?: string
  readonly solved: string | undefined
  readonly demand:
    | {
        readonly demand: string
        readonly category: string
        readonly text: string
        readonly secrecy?: string
        readonly action: string
        readonly due: string
      }
    | undefined
  readonly location: { readonly latitude: number; readonly longitude: number; readonly accuracy: number } | undefined
}

/** As the route of the same command takes it; what was left empty is left out. */
export function payloadOf(form: VisitForm): Readonly<Record<string, unknown>> {
  const { secrecy = 'open' } = form.demand ?? {}
  const {
    visit,
    firm,
    on,
    mode,
    purposes,
    results,
    followedUp,
    note,
    photos,
    nextVisitOn,
    campaign = '',
    solved,
    demand,
  } = form
  return {
    firms: [{ visit, ...firm }],
    on,
    mode,
    ...(purposes.length > 0 ? { purposes: [...purposes] } : {}),
    ...(results.length > 0 ? { results: [...results] } : {}),
    ...(followedUp.length > 0 ? { followedUp: [...followedUp] } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(photos.length > 0 ? { attachments: [...photos] } : {}),
    ...(nextVisitOn === '' ? {} : { nextVisitOn }),
    ...(campaign === '' ? {} : { campaign }),
    ...(solved === undefined ? {} : { solvedOnTheSpot: solved.trim() === '' ? {} : { text: solved.trim() } }),
    ...(demand
      ? {
          demands: [
            {
              demand: demand.demand,
              category: demand.category,
              text: demand.text.trim(),
              ...(secrecy === 'open' ? {} : { secrecy }),
              ...(demand.action.trim() === '' ? {} : { nextStep: { action: demand.action.trim(), due: demand.due } }),
            },
          ],
        }
      : {}),
    ...(form.location ? { location: form.location } : {}),
  }
}

/** 提出需求, not yet said. */
export function beginDemand(today: string): NonNullable<VisitForm['demand']> {
  return { demand: newUuid(), category: 'N8', text: '', action: '', due: plusDays(today, 7) }
}

/**
 * A result pressed, or let go. 有新需求 asks for the demand itself, or nobody would ever see it; let go, it takes along only
 * a demand of which nothing was said.
 */
export function pressed({ results, demand }: VisitForm, result: VisitResult, today: string): Partial<VisitForm> {
  const isOn = !results.includes(result)
  const changed = { results: isOn ? [...results, result] : results.filter((other) => other !== result) }
  if (result !== 'new-demand') return changed
  if (isOn) return { ...changed, demand: demand ?? beginDemand(today) }
  const isEmpty = demand?.text.trim() === '' && demand.action.trim() === ''
  return isEmpty ? { ...changed, demand: undefined } : changed
}

/** Chips as they were last time, which is how they will most often be. */
export interface LastUsed {
  readonly mode: VisitMode
  readonly purposes: readonly VisitPurpose[]
}

const lastUsedKey = 'titian.phone.chips'
const usual: LastUsed = { mode: 'on-site', purposes: ['policy'] }

export function readLastUsed(): LastUsed {
  try {
    const kept: Partial<LastUsed> | null = JSON.parse(localStorage.getItem(lastUsedKey) ?? 'null')
    return { ...usual, ...kept }
  } catch {
    return usual
  }
}

export function keepLastUsed({ mode, purposes }: LastUsed): void {
  localStorage.setItem(lastUsedKey, JSON.stringify({ mode, purposes }))
}

export function isVisitPurpose(value: string | undefined): value is VisitPurpose {
  return value !== undefined && Object.hasOwn(visitPurposeWords, value)
}

export function isVisitForm(value: unknown): value is VisitForm {
  return typeof value === 'object' && value !== null && 'visit' in value && 'photos' in value
}

/** It says that somebody was there, and nothing of what came of it. */
export function saysNothing({ results, followedUp, note, photos, demand, solved }: VisitForm): boolean {
  return (
    results.length === 0 &&
    followedUp.length === 0 &&
    note.trim() === '' &&
    photos.length === 0 &&
    demand === undefined &&
    solved === undefined
  )
}

export function visitTitle({ firm }: VisitForm): string {
  return firm ? words.visit.titleOf(firm.name) : words.visit.untitled
}

/** What is said of the first thing that is missing or wrong. */
export function wrongInVisit({ firm, demand, on }: VisitForm): string | undefined {
  if (!firm) return words.visit.needFirm
  if (on === '') return words.demands.missing(words.visit.on)
  if (!demand) return undefined
  if (demand.text.trim() === '') return words.visit.demandIncomplete
  if (demand.action.trim() === '') return undefined
  if (demand.due === '') return words.demands.missing(words.demands.nextDue)
  return demand.due < on ? words.demands.duePast(on) : undefined
}
