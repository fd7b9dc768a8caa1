import type { VisitData, VisitMode, VisitPurpose, VisitResult } from '../visits/visit-event.ts'
import { dayOfRow } from './cell-readers.ts'
import type { FirmOrLead } from './firm-in-row.ts'
import { findMode, findPurpose, findResult } from './officer-words.ts'
import { namesIn, officerCodesIn, recordIn } from './people-in-row.ts'
import type { FactRow } from './reading.ts'
import { isRefused, noteAt, textOf, writtenOf, type Refused, type RowView } from './row-view.ts'

/** 走访记录: one visit. Those who went count as officers by 编号; by name alone they are resolved when asked. */
export function visitInRow(view: RowView, { uscc, name }: FirmOrLead): FactRow | Refused {
  const occurredOn = dayOfRow(view)
  if (isRefused(occurredOn)) return occurredOn
  const officers = officerCodesIn(view)
  const mode = modeIn(view)
  const purposes = purposesIn(view)
  const results = resultsIn(view)
  const campaign = campaignIn(view)
  const note = writtenOf(view, 'note')
  const solvedOnTheSpot = solvedIn(view)
  const data = {
    ...(uscc === undefined ? {} : { uscc }),
    name,
    mode,
    ...(purposes.length === 0 ? {} : { purposes }),
    ...(results.length === 0 ? {} : { results }),
    officers,
    ...(campaign === undefined ? {} : { campaign }),
    ...(note === '' ? {} : { note }),
    ...(solvedOnTheSpot === undefined ? {} : { solvedOnTheSpot }),
  }
  return {
    row: view.row,
    fact: { type: 'VisitLogged', data },
    // Who has a 编号 is known; the name beside it says nothing more.
    people: officers.length > 0 ? [] : namesIn(view),
    ...recordIn(view),
    occurredOn,
    notes: view.notes,
  }
}

/** 走访 without a word on how was paid on the spot; a way that we do not know counts as none of those. */
function modeIn(view: RowView): VisitMode {
  const text = textOf(view, 'mode')
  if (text === '') return 'on-site'
  const mode = findMode(text)
  if (mode === undefined) noteAt(view, 'mode', { kind: 'mode-unknown', params: {} })
  return mode ?? 'message'
}

function purposesIn(view: RowView): readonly VisitPurpose[] {
  const found = wordsOf(view, 'purpose').map((word) => (/^其他|^其它/.test(word) ? 'other' : findPurpose(word)))
  if (found.includes(undefined)) noteAt(view, 'purpose', { kind: 'purpose-unknown', params: {} })
  return [...new Set(found.map((purpose) => purpose ?? 'other'))]
}

function resultsIn(view: RowView): readonly VisitResult[] {
  const found = wordsOf(view, 'result').map(findResult)
  return [...new Set(found.filter((result) => result !== undefined))]
}

function campaignIn(view: RowView): string | undefined {
  const text = writtenOf(view, 'campaign')
  return text === '' || /^([-—–/\\]+|无|否)$/.test(text) ? undefined : text
}

/** 是, or what was solved. */
function solvedIn(view: RowView): VisitData['solvedOnTheSpot'] {
  const text = writtenOf(view, 'solved')
  if (text === '' || /^(否|×|✗|x|无|没有|未解决|n|no|0|[-—–/\\]+)$/i.test(text)) return undefined
  return /^(是|√|✓|y|yes|1|已解决|当场解决)$/i.test(text) ? {} : { text }
}

function wordsOf(view: RowView, field: 'purpose' | 'result'): readonly string[] {
  return textOf(view, field)
    .split(/[、，,;；/\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '' && !/^[-—–]+$/.test(word))
}
