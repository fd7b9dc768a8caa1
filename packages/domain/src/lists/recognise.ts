import type { Day } from '../day.ts'
import type { Refusal } from '../decider.ts'
import { findUnit } from '../units/unit.ts'
import { headerOf, listKinds, shapeOf, shapes, type Field, type ListKind, type ListShape } from './fields.ts'
import { bareKey, findHeader, type FoundHeader } from './header.ts'
import type { ListQuestion, RecognisedList } from './list.ts'
import { plainText, type SheetRow } from './sheet.ts'
import { dayOfTitle, readTitle, type ListStage, type TitleWords } from './title-words.ts'

/** Where the sheet comes from; names of file and tab only help to tell kinds apart. */
export interface SheetOrigin {
  readonly fileName?: string
  readonly sheetName?: string
}

/** What a person says at upload; it goes before what the sheet says. */
export interface ListAnswers {
  readonly kind?: ListKind
  readonly listedOn?: Day
  readonly stage?: ListStage
  readonly document?: string
}

export type SheetRefusal = Refusal &
  (
    | { readonly refused: 'sheet-empty' }
    /** No header that we know. `seen` is the row that looks most like one. */
    | { readonly refused: 'list-unknown'; readonly seen: readonly string[]; readonly known: readonly ListKind[] }
    /** `missing` are headers as they should read. */
    | {
        readonly refused: 'column-missing'
        readonly kind: ListKind
        readonly missing: readonly string[]
        readonly seen: readonly string[]
      }
  )

/** Recognises a list by the words of its header, looking at its first rows (30 are enough). */
export function recogniseList(
  head: readonly SheetRow[],
  origin: SheetOrigin = {},
  answers: ListAnswers = {},
): RecognisedList | SheetRefusal {
  const rows = head.filter((row) => row.cells.some((cell) => plainText(cell) !== ''))
  if (rows.length === 0) return { refused: 'sheet-empty' }

  const wanted = answers.kind === undefined ? shapes : [shapeOf(answers.kind)]
  const names = [origin.sheetName ?? '', origin.fileName ?? ''].join('\n').normalize('NFKC')
  const candidates = wanted.flatMap((shape) => {
    const header = findHeader(rows, shape)
    if (!header) return []
    const words = readTitle(linesAbove(rows, header))
    const worded = shape.words.test(words.title) ? 2 : shape.words.test(names) ? 1 : 0
    return [
      {
        shape,
        header,
        words,
        missing: missingIn(shape, header, worded > 0 && words.stage === 'publicity'),
        score: header.matched * 3 + worded,
      },
    ]
  })
  const best = candidates.filter(({ missing }) => missing.length === 0).toSorted((a, b) => b.score - a.score)[0]
  if (best) return described(best.shape, best.header, best.words, answers)

  const near = candidates
    .filter(
      ({ shape, words }) => answers.kind !== undefined || shape.words.test(words.title) || shape.words.test(names),
    )
    .toSorted((a, b) => a.missing.length - b.missing.length || b.score - a.score)[0]
  if (near && near.header.matched >= 2) {
    return {
      refused: 'column-missing',
      kind: near.shape.kind,
      missing: near.missing.map((field) => headerOf(near.shape.kind, field)),
      seen: near.header.labels.map(({ label }) => label),
    }
  }
  return { refused: 'list-unknown', seen: widest(rows), known: listKinds }
}

/** A 公示 comes before numbers and certificates, so it may be a list of names under a title that says what for. */
function missingIn(shape: ListShape, header: FoundHeader, isPublicity: boolean): Field[] {
  const has = (field: Field) => header.columns.some((column) => column.field === field)
  const missing = shape.marks.filter((field) => !has(field) && !(isPublicity && isIssued(field)))
  const some = shape.some
  if (some && missing.length === 0 && some.of.filter(has).length < some.atLeast) {
    return some.of.filter((field) => !has(field)).slice(0, some.atLeast)
  }
  if (shape.kind === 'targets' && missing.length === 0 && header.unitColumns.length < 2) return ['unit']
  return missing
}

function isIssued(field: Field): boolean {
  return field === 'number' || field === 'certificate' || field === 'title'
}

function described(shape: ListShape, header: FoundHeader, words: TitleWords, answers: ListAnswers): RecognisedList {
  const has = (field: Field) => header.columns.some((column) => column.field === field)
  const hasCodes = has('code')
  const kind = kindOf(shape, hasCodes)
  const granted = shape.kind === 'tech-sme' || shape.kind === 'high-tech' || shape.kind === 'titles'
  const fromTitle =
    shape.kind === 'high-tech' ? (words.statedOn ?? words.issuedOn ?? dayOfTitle(words)) : dayOfTitle(words)
  const listedOn = answers.listedOn ?? fromTitle
  // Numbers, certificates and dates of granting exist only after 公告.
  const isGranted = has('number') || has('certificate') || (has('title') && (has('date') || has('document')))
  const stage = granted ? (answers.stage ?? words.stage ?? (isGranted ? 'announcement' : undefined)) : undefined
  const document = answers.document ?? words.document
  const datedByRow = has('date')
  const year = words.years.length === 0 ? undefined : Math.max(...words.years)

  const needs: ListQuestion[] = []
  if (listedOn === undefined && !datedByRow && shape.kind !== 'targets') needs.push('listedOn')
  if (granted && stage === undefined) needs.push('stage')
  const asks: ListQuestion[] = []
  // Lists with codes are the bureau's own, kept after the announcement; what the province publishes is asked about.
  if (!hasCodes && granted) {
    const dated = datedByRow || words.statedOn !== undefined || words.issuedOn !== undefined
    if (answers.listedOn === undefined && !dated) asks.push('listedOn')
    if (answers.stage === undefined && (words.stage === undefined || words.stageAssumed)) asks.push('stage')
    if (document === undefined && !has('document')) asks.push('document')
  }
  return {
    kind,
    title: words.title,
    ...(listedOn === undefined ? {} : { listedOn }),
    ...(year === undefined ? {} : { year }),
    ...(stage === undefined ? {} : { stage }),
    ...(document === undefined ? {} : { document }),
    ...(words.batch === undefined ? {} : { batch: words.batch }),
    ...(words.issuedOn === undefined ? {} : { issuedOn: words.issuedOn }),
    columns: header.columns,
    unitColumns: shape.kind === 'targets' ? header.unitColumns : [],
    ignored: header.labels
      .filter(({ column }) => !header.columns.some((known) => known.column === column))
      .filter(({ label }) => shape.kind !== 'targets' || !findUnit(label))
      .map(({ label }) => label),
    dataFrom: header.lastRow + 1,
    hasCodes,
    needs,
    asks,
  }
}

function kindOf(shape: ListShape, hasCodes: boolean): ListKind {
  if (hasCodes) return shape.kind
  if (shape.kind === 'tech-sme') return 'tech-sme-province'
  return shape.kind === 'high-tech' ? 'high-tech-province' : shape.kind
}

function linesAbove(rows: readonly SheetRow[], header: FoundHeader): string[] {
  return rows
    .filter((row) => row.row < header.firstRow)
    .flatMap((row) => [...new Set(row.cells.map((cell) => cell.text.trim()))])
    .filter((text) => text !== '')
}

function widest(rows: readonly SheetRow[]): string[] {
  const labels = rows.map((row) =>
    [...new Set(row.cells.map((cell) => bareKey(plainText(cell))))].filter((text) => text !== ''),
  )
  return labels.reduce((widest, next) => (next.length > widest.length ? next : widest), [])
}
