import { ServiceQuery } from '@titian/contract'
import { allFigures } from '@titian/domain'
import { serviceByOfficer, serviceByUnit, type FigureAsked, type ServiceRow } from '@titian/read-models'
import type { Transaction } from 'kysely'
import { exportWorkbook } from '../access/export-workbook.ts'
import { names } from '../enterprises/shown-event.ts'
import type { App } from '../http/app.ts'
import { fileOf } from '../http/attachment.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'
import { scopeWords } from '../targets/target-answers.ts'
import { readAskedService } from './asked-service.ts'

const schema = (summary: string) => ({
  tags: ['服务情况'],
  summary,
  querystring: ServiceQuery,
  response: { ...fileOf('xlsx'), ...problems },
})

interface Sheet {
  readonly first: string
  readonly rows: readonly (readonly [string, ServiceRow])[]
}

export function exportService(app: App, shell: Shell): void {
  exportRoute(app, shell, {
    path: '/api/service.xlsx',
    summary: '服务情况分县（市、区），.xlsx',
    sheetOf: async (db, asked) => {
      const { whole, rows } = await serviceByUnit(db, asked)
      return {
        first: '县（市、区）',
        rows: [...rows.map((row) => [names.unit(row.unit), row] as const), [`${names.unit(asked.unit)}合计`, whole]],
      }
    },
  })
  exportRoute(app, shell, {
    path: '/api/service/officers.xlsx',
    summary: '一个县（市、区）的服务情况分服务员，.xlsx',
    sheetOf: async (db, asked) => {
      const { whole, rows } = await serviceByOfficer(db, asked)
      return {
        first: '责任服务员',
        rows: [
          ...rows.map((row) => [officerText(row.officer, row.name), row] as const),
          [`${names.unit(asked.unit)}合计`, whole],
        ],
      }
    },
  })
}

function exportRoute(
  app: App,
  shell: Shell,
  {
    path,
    summary,
    sheetOf,
  }: {
    readonly path: string
    readonly summary: string
    readonly sheetOf: (db: Transaction<unknown>, asked: FigureAsked) => Promise<Sheet>
  },
): void {
  app.get(path, { schema: schema(summary), handlerTimeout: 60_000 }, async (request, reply) => {
    const asked = readAskedService(request.query)
    if ('refused' in asked) return refuse(reply, asked)
    const answer = await ask(shell, request, async (db, moment) => ({
      sheet: await sheetOf(db, { ...asked, ...moment }),
      moment,
    }))
    if ('refused' in answer) return refuse(reply, answer)
    const { sheet, moment } = answer
    const columns = sheet.rows[0]?.[1].cells.map(({ code }) => wordsOf(code)) ?? []
    return exportWorkbook(shell, request, reply, {
      fileName: `服务情况-${names.unit(asked.unit)}-${request.query.period}`,
      header: [sheet.first, ...columns.map(({ name }) => name), '最长超期（工作日）'],
      widths: [22, ...columns.map(() => 14), 18],
      rows: sheet.rows.map(([name, { cells, longestOverdue }]) => [
        name,
        ...cells.map(({ value }) => (typeof value === 'number' ? value : shareText(value.value))),
        longestOverdue?.workingDays ?? '',
      ]),
      said: [
        ['县（市、区）', names.unit(asked.unit)],
        ['期间', request.query.period],
        ['合计范围', scopeWords(request.query.without)],
        ['顺序', '按区划代码或服务员编号，不作排名'],
        ['未能计入的企业记录', String(moment.missing)],
        ...columns.map(({ name, formula, note }) => [name, `${formula}。${note}`] as const),
      ],
      moment,
    })
  })
}

function wordsOf(code: string) {
  const words = allFigures.find((figure) => figure.code === code)
  if (!words) throw new Error(`No figure has the code ${code}`)
  return words
}

/** Nothing to compare with is no share, and not none of it. */
function shareText(value: number | null): string {
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`
}

function officerText(officer: string | null, name: string | null): string {
  if (officer === null) return '无责任服务员'
  return name === null ? officer : `${name}（${officer}）`
}
