import { EnterpriseAsOf, type ProblemRefusal } from '@titian/contract'
import { demandsById, firmsByCode, lastVisitDays, listHandovers, openDemandsOfFirms } from '@titian/read-models'
import type { Transaction } from 'kysely'
import { recordAccess } from '../access/record-access.ts'
import { routeOf } from '../guard.ts'
import type { App } from '../http/app.ts'
import { fileOf, handOver } from '../http/attachment.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask, type Moment } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { handoverId } from './handover-log.ts'
import { handoverSheet, type HandoverSheet } from './handover-sheet.ts'

const schema = {
  tags: ['结对'],
  summary: '交接单 .docx：移交的企业、未办结需求、最近走访',
  params: handoverId,
  querystring: EnterpriseAsOf,
  response: { ...fileOf('docx'), ...problems },
}

export function downloadHandoverSheet(app: App, shell: Shell): void {
  app.get('/api/handovers/:handover/sheet.docx', { schema }, async (request, reply) => {
    const sheet = await ask(shell, request, (db, moment) => sheetOf(db, moment, request.params.handover))
    if ('refused' in sheet) return refuse(reply, sheet)
    const file = await handoverSheet(sheet)
    const asked: object = Object.assign({}, request.params, request.query)
    const data = { route: routeOf(request), asked, rows: sheet.handover.firms.length }
    await recordAccess(shell, request, principalOf(request).account, { type: 'Exported', data })
    const { from, to, on } = sheet.handover
    return handOver(reply, `交接单_${from}至${to}_${on}`, 'docx', file)
  })
}

/** Of a handover that waits, what is open now; of one that is settled, what went along as it stands. */
async function sheetOf(db: Transaction<unknown>, moment: Moment, id: string): Promise<HandoverSheet | ProblemRefusal> {
  const [handover] = await listHandovers(db, { ...moment, handover: id })
  if (!handover) return notThere
  const firms = await firmsByCode(
    db,
    handover.firms.map(({ uscc }) => uscc),
    moment,
  )
  const codes = new Map(handover.firms.map(({ uscc }) => [uscc, firms.get(uscc)?.codes ?? [uscc]]))
  const all = [...codes.values()].flat()
  const open =
    handover.status === 'pending'
      ? await openDemandsOfFirms(db, all, handover.from, moment)
      : await demandsById(db, handover.demands, moment)
  // Each under the firm's code that the sheet shows.
  const shownCode = (code: string) => [...codes].find(([, own]) => own.includes(code))?.[0]
  const demands = open.flatMap((demand) => {
    const uscc = shownCode(demand.uscc)
    return uscc === undefined ? [] : [{ ...demand, uscc }]
  })
  const visits = await lastVisitDays(db, all, moment)
  return {
    handover,
    demands,
    lastVisits: new Map(
      [...codes].flatMap(([uscc, own]) => {
        const last = own
          .flatMap((code) => visits.get(code) ?? [])
          .toSorted()
          .at(-1)
        return last === undefined ? [] : [[uscc, last] as const]
      }),
    ),
    asOf: moment.asOf,
    positions: moment.positions,
  }
}
