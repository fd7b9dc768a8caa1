import { demandCategoryWords } from '@titian/contract/words/demand-words'
import { visitModeWords, visitPurposeWords, visitResultWords } from '@titian/contract/words/visit-words'
import { phone as words } from '../../words/phone.ts'
import type { OutboxItem } from '../store/outbox.ts'
import { isVisitForm, type VisitForm } from '../visit/visit-form.ts'

interface Line {
  readonly name: string
  readonly value: string
}

/** What a record says, as its form did. */
export function linesOf({ said: { form, payload } }: OutboxItem): readonly Line[] {
  return isVisitForm(form) ? visitLines(form) : otherLines(payload ?? {})
}

function visitLines({
  firm,
  on,
  mode,
  purposes,
  results,
  note,
  demand,
  nextVisitOn,
  solved,
}: VisitForm): readonly Line[] {
  return [
    { name: words.visit.firm, value: firm?.name ?? '' },
    { name: words.visit.on, value: on },
    { name: words.visit.mode, value: visitModeWords[mode] },
    { name: words.visit.purposes, value: purposes.map((purpose) => visitPurposeWords[purpose]).join(' ') },
    { name: words.visit.results, value: results.map((result) => visitResultWords[result]).join(' ') },
    { name: words.visit.note, value: note },
    { name: words.visit.demandText, value: demand?.text ?? '' },
    { name: words.visit.solvedText, value: solved ?? '' },
    { name: words.visit.nextVisit, value: nextVisitOn },
  ].filter(({ value }) => value !== '')
}

function otherLines(payload: Readonly<Record<string, unknown>>): readonly Line[] {
  const { note, answer, reason, text, category, nextStep } = payload
  const step = isStep(nextStep) ? `${nextStep.action} ${nextStep.due}` : ''
  return [
    { name: words.visit.demandCategory, value: isCategory(category) ? demandCategoryWords[category] : '' },
    { name: words.visit.demandText, value: textOf(text) },
    { name: words.demands.note, value: textOf(note) },
    { name: words.demands.answer, value: textOf(answer) },
    { name: words.demands.reason, value: textOf(reason) },
    { name: words.demands.nextAction, value: step },
  ].filter(({ value }) => value !== '')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isStep(value: unknown): value is { readonly action: string; readonly due: string } {
  return typeof value === 'object' && value !== null && 'action' in value && 'due' in value
}

function isCategory(value: unknown): value is keyof typeof demandCategoryWords {
  return typeof value === 'string' && value in demandCategoryWords
}
