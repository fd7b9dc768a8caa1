import type { Day } from '../day.ts'
import { findUnit } from '../units/unit.ts'
import { listKinds, type Field, type ListKind } from './fields.ts'
import { headerOf, shapeOf, shapes, type ListShape } from './list-shape.ts'
import { bareKey } from './header-key.ts'
import { findHeader, type FoundHeader } from './header.ts'
import type { ListQuestion, RecognisedList } from './list.ts'
import { findTemplate, readBy, type SavedTemplate } from './sheet-of-template.ts'
import type { SheetRefusal } from './refusal.ts'
import { plainText, type SheetRow } from './sheet.ts'
import { dayOfPlan, dayOfTitle, readTitle, type ListStage, type TitleWords } from './title-words.ts'

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

/**
 * Recognises a list by the words of its header, looking at its first rows (30 are enough). A sheet in the columns of a
 * saved template is read by that template, where no kind of list knows more of it.
 */
export function recogniseList(
  head: readonly SheetRow[],
  origin: SheetOrigin = {},
  answers: ListAnswers = {},
  templates: readonly SavedTemplate[] = [],
): RecognisedList | { readonly refused: SheetRefusal } {
  const rows = head.filter((row) => row.cells.some((cell) => plainText(cell) !== ''))
  if (rows.length === 0) return { refused: { kind: 'list-empty', params: {} } }

  const wanted = answers.kind === undefined ? shapes : [shapeOf(answers.kind)]
  const names = [origin.sheetName ?? '', origin.fileName ?? ''].join('\n').normalize('NFKC')
  const candidates = wanted
    .flatMap((shape) => {
      const header = findHeader(rows, shape)
      return header ? [candidateOf(shape, header, readTitle(linesAbove(rows, header)), names, answers)] : []
    })
    .toSorted((a, b) => b.score - a.score)

  const named = (list: RecognisedList) => (list.title === '' ? { ...list, title: titleOfFile(origin) } : list)
  const best = candidates.find(({ fits }) => fits)
  const template = findTemplate(rows, answers, templates)
  if (template && template.header.matched >= (best?.header.matched ?? 0)) {
    const { header } = template
    const words = readTitle(linesAbove(rows, header))
    return named(readBy(template, described(candidateOf(template.shape, header, words, names, answers), answers)))
  }
  const near = candidates.find(({ fits, meant, header }) => !fits && meant && header.matched >= 2)
  // A high-tech list without certificates has the columns of a register; its title knows better.
  if (best && (best.meant || near === undefined)) return named(described(best, answers))
  if (near) {
    const missing = near.missing.map((field) => headerOf(near.shape.kind, field))
    const seen = near.header.labels.map(({ label }) => label)
    return { refused: { kind: 'list-lacks-columns', params: { list: near.shape.kind, missing, seen } } }
  }
  return { refused: { kind: 'list-unknown', params: { seen: widest(rows), known: listKinds } } }
}

/** What a list is called that says nothing above its header. */
function titleOfFile({ fileName = '' }: SheetOrigin): string {
  return fileName.replace(/\.[a-z]{2,4}$/i, '')
}

interface Candidate {
  readonly shape: ListShape
  readonly header: FoundHeader
  readonly words: TitleWords
  readonly missing: readonly Field[]
  readonly fits: boolean
  /** A person, the title or the file's name says that it is a list of this kind. */
  readonly meant: boolean
  readonly score: number
}

function candidateOf(
  shape: ListShape,
  header: FoundHeader,
  words: TitleWords,
  names: string,
  answers: ListAnswers,
): Candidate {
  const has = (field: Field) => header.columns.some((column) => column.field === field)
  const byTitle = shape.words.test(words.title)
  const meant = answers.kind !== undefined || byTitle || shape.words.test(names)
  // A 公示 comes before numbers and certificates: a list of names under a title that says what for.
  const isPublicity = meant && (answers.stage ?? words.stage) === 'publicity'
  const marks = shape.marks.filter((field) => !has(field) && !(isPublicity && isIssued(field)))
  const missing = [...marks, ...(shape.either?.some(has) === false ? shape.either.slice(0, 1) : [])]
  const unmistakable = shape.some === undefined || meant || shape.some.of.filter(has).length >= shape.some.atLeast
  const lacksUnits = shape.kind === 'targets' && header.unitColumns.length < 2
  return {
    shape,
    header,
    words,
    missing: lacksUnits ? [...missing, 'unit'] : missing,
    fits: missing.length === 0 && unmistakable && !lacksUnits,
    meant,
    score: header.matched * 3 + (byTitle ? 2 : meant ? 1 : 0),
  }
}

function isIssued(field: Field): boolean {
  return field === 'number' || field === 'certificate' || field === 'title'
}

function described({ shape, header, words }: Candidate, answers: ListAnswers): RecognisedList {
  const has = (field: Field) => header.columns.some((column) => column.field === field)
  const hasCodes = has('code')
  const kind = kindOf(shape, hasCodes)
  const granted = shape.kind === 'tech-sme' || shape.kind === 'high-tech' || shape.kind === 'titles'
  const listedOn = answers.listedOn ?? dayFromTitle(shape, words)
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

function dayFromTitle({ kind }: ListShape, words: TitleWords): Day | undefined {
  if (kind === 'targets') return dayOfPlan(words)
  return kind === 'high-tech' ? (words.statedOn ?? words.issuedOn ?? dayOfTitle(words)) : dayOfTitle(words)
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
