import { Type, type Static } from 'typebox'
import { closed, Cursor, Day, Instant, InTime, Limit, Positions, Problem, UnitCode, Uuid } from './vocabulary.ts'

export const listKinds = [
  'register',
  'tech-sme',
  'high-tech',
  'titles',
  'targets',
  'changes',
  'applications',
  'tech-sme-province',
  'high-tech-province',
  'officers',
  'assignments',
  'visits',
  'demands',
  'duties',
] as const
export const ListKind = Type.Enum(listKinds)
export type ListKind = Static<typeof ListKind>

export const importStatuses = ['checking', 'checked', 'committing', 'committed', 'failed', 'undoing', 'undone'] as const
export const ImportStatus = Type.Enum(importStatuses)
export type ImportStatus = Static<typeof ImportStatus>

/** 公示 never counts as 入库 or 认定; 公告 does. */
export const ListStage = Type.Enum(['publicity', 'announcement'])

export const ImportCreated = closed({ importId: Uuid })
export type ImportCreated = Static<typeof ImportCreated>

/** A table copied from WPS or a web page: HTML where the clipboard had it, else text with tabs. */
export const PastedTable = closed({
  text: Type.String({ minLength: 1, maxLength: 5_000_000 }),
  html: Type.Optional(Type.String({ maxLength: 20_000_000 })),
  kind: Type.Optional(ListKind),
  listedOn: Type.Optional(Day),
})

export const ImportCounts = closed({
  new: Type.Integer(),
  changed: Type.Integer(),
  same: Type.Integer(),
  refused: Type.Integer(),
  otherCities: Type.Integer(),
  publicised: Type.Optional(Type.Integer({ description: '公示的行，不计入；公告后另行导入' })),
  noted: Type.Optional(Type.Integer({ description: '有提示的行，只在查看一次导入时给出；已含在各结果中' })),
})
export type ImportCounts = Static<typeof ImportCounts>

/** How a figure of one unit would move (before 确认导入) or has moved. */
export const FigureEffect = closed({
  code: Type.String(),
  name: Type.String(),
  unit: UnitCode,
  period: Type.String(),
  before: Type.Integer(),
  after: Type.Integer(),
})
export type FigureEffect = Static<typeof FigureEffect>

export const Import = closed({
  importId: Uuid,
  status: ImportStatus,
  mayChange: Type.Boolean({ description: '您可否确认、撤销；其他单位提交的名单只能查看' }),
  kind: Type.Union([ListKind, Type.Null()]),
  title: Type.Union([Type.String(), Type.Null()]),
  /** 导出模板 by which it is read; null: as a list of our own. */
  template: Type.Union([Type.String(), Type.Null()]),
  fileName: Type.String(),
  listedOn: Type.Union([Day, Type.Null()]),
  stage: Type.Union([ListStage, Type.Null()]),
  document: Type.Union([Type.String(), Type.Null()]),
  /** Sheets of the workbook that hold rows and were not read. */
  otherSheets: Type.Array(Type.String()),
  /** What a person is asked because the sheet does not say it, or only lets it be guessed: then the guess stands here. */
  needs: Type.Array(Type.Enum(['listedOn', 'stage', 'document', 'kind', 'confirmMatches'])),
  progress: closed({ done: Type.Integer(), total: Type.Integer() }),
  counts: ImportCounts,
  /** Province-wide lists: rows matched by name that wait for one confirmation, and rows that are for 核对. */
  matches: closed({ proposed: Type.Integer(), confirmed: Type.Integer(), unclear: Type.Integer() }),
  effect: Type.Array(FigureEffect),
  /** Rows whose outcome at 确认导入 differed from the check. */
  judgedAgain: Type.Array(closed({ row: Type.Integer(), was: Type.String(), is: Type.String() })),
  sameFileAs: Type.Union([closed({ importId: Uuid, committedAt: Instant }), Type.Null()]),
  problem: Type.Union([Problem, Type.Null()]),
  receivedAt: Instant,
  receivedBy: Type.String(),
  committedAt: Type.Union([Instant, Type.Null()]),
  undoneAt: Type.Union([Instant, Type.Null()]),
  /** From where to where the log holds what its rows stated; other events may lie between. */
  recorded: Type.Union([closed({ first: Type.Integer(), last: Type.Integer() }), Type.Null()]),
})
export type Import = Static<typeof Import>

/** One import, and how far what is said of it has come. */
export const ShownImport = closed({ ...Import.properties, positions: Positions })

export const ImportList = closed({
  items: Type.Array(Import),
  next: Type.Union([Cursor, Type.Null()]),
  positions: Positions,
})
export type ImportList = Static<typeof ImportList>

/** Answers to `needs`; the check runs again with them. */
export const AnswerImport = closed({
  kind: Type.Optional(ListKind),
  listedOn: Type.Optional(Day),
  stage: Type.Optional(ListStage),
  document: Type.Optional(Type.String({ maxLength: 100 })),
})
export type AnswerImport = Static<typeof AnswerImport>

export const RefusedRow = closed({
  row: Type.Integer({ description: '表格软件中的行号' }),
  cell: Type.String({ description: '单元格, 如 C13' }),
  header: Type.Union([Type.String(), Type.Null()]),
  found: Type.String(),
  reason: Type.String({ description: '错在哪里, 怎么改' }),
  code: Type.String({ description: '稳定的原因代码' }),
  name: Type.Union([Type.String(), Type.Null()]),
  proposal: Type.Optional(closed({ uscc: Type.String(), name: Type.String() })),
  accepted: Type.Boolean(),
})
export type RefusedRow = Static<typeof RefusedRow>
export const RefusedRows = closed({
  items: Type.Array(RefusedRow),
  next: Type.Union([Cursor, Type.Null()]),
  positions: Positions,
})
export type RefusedRows = Static<typeof RefusedRows>

export const rowOutcomes = [
  'new',
  'changed',
  'same',
  'refused',
  'otherCity',
  'proposed',
  'unclear',
  'publicised',
] as const
export const RowOutcome = Type.Enum(rowOutcomes)
export const ImportRow = closed({
  row: Type.Integer(),
  outcome: RowOutcome,
  uscc: Type.Union([Type.String(), Type.Null()]),
  name: Type.Union([Type.String(), Type.Null()]),
  unit: Type.Union([UnitCode, Type.Null()]),
  summary: Type.String({ description: '本行说了什么; 有变化时写明原为何' }),
  candidates: Type.Array(closed({ uscc: Type.String(), name: Type.String(), unit: UnitCode })),
  notes: Type.Array(Type.String()),
})
export type ImportRow = Static<typeof ImportRow>
export const ImportRows = closed({
  items: Type.Array(ImportRow),
  next: Type.Union([Cursor, Type.Null()]),
  positions: Positions,
})
export type ImportRows = Static<typeof ImportRows>

/** Takes the proposed firms of these refused rows; without rows, all proposals of the list. */
export const AcceptProposals = closed({ rows: Type.Optional(Type.Array(Type.Integer(), { maxItems: 10_000 })) })
/** 核对: this row means this firm, or none of ours. */
export const DecideMatch = closed({ uscc: Type.Union([Type.String({ maxLength: 18 }), Type.Null()]) })

const { after } = InTime
const paged = { cursor: Type.Optional(Cursor), limit: Type.Optional(Limit), after }

/**
 * An import happened when it was handed in, whatever its rows speak of: `asOf` means nothing of it. The log knows how it
 * stood at any position; how each row was judged then it does not, so rows are only shown as they are.
 */
const knownAt = Type.Optional(
  Type.String({
    description:
      '时刻或日志位置: 名单当时的状态和各类行数, 按日志所记; 对指标的影响、进度不入日志, 此时为空。名单不按业务日期查询, 没有 asOf',
    maxLength: 40,
  }),
)
export const ImportQuery = closed({ after, knownAt })
export const ImportsQuery = closed({
  ...paged,
  knownAt,
  underWay: Type.Optional(Type.Boolean({ description: '只列正在核查、导入或撤销的' })),
})
export const RefusedRowsQuery = closed(paged)
/** Rows of one outcome, or those of any that have a note. */
export const rowChoices = [...rowOutcomes, 'noted'] as const
export const ImportRowsQuery = closed({ ...paged, outcome: Type.Enum(rowChoices) })
