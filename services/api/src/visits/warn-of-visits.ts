import { VisitWarnings, WarningsQuery } from '@titian/contract'
import { isDay, normaliseCreditCode } from '@titian/domain'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { visitedFirms } from '@titian/read-models'
import { nameable, whoAsks } from '../who.ts'
import { recentWarnings } from './recent-warnings.ts'

const schema = {
  tags: ['走访'],
  summary: '上门之前：七天内是否有人现场走访过这家企业',
  querystring: WarningsQuery,
  response: { 200: VisitWarnings, ...problems },
}

/** Of a firm that one may name. Nothing is said of who was there but the office, as when the visit is saved. */
export function warnOfVisits(app: App, shell: Shell): void {
  app.get('/api/visits/warnings', { schema }, async (request, reply) => {
    const { on } = request.query
    if (!isDay(on)) return refuse(reply, { refused: 'NotADay', day: on })
    const uscc = normaliseCreditCode(request.query.uscc)
    const who = await whoAsks(shell, request)
    const { officers } = who
    const { journal, db } = shell
    const asked = { journal, codes: [uscc], on, today: on, units: nameable(who), officers }
    const firm = (await visitedFirms(db, asked)).get(uscc)
    if (!firm || !(firm.inUnits || firm.isOwn)) return refuse(reply, notThere)
    return { warnings: [...(await recentWarnings(shell, [{ uscc, name: firm.name }], on))] }
  })
}
