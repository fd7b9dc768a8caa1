import { CallBackAsOf, CallBackShown, closed, Uuid } from '@titian/contract'
import { callBackSamples, drawnDemands, officersOf, type DrawnDemand } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { notThere, problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { rateOf, shownSample } from './list-call-backs.ts'

const schema = {
  tags: ['需求'],
  summary: '一次回访抽样：要拨打的需求，不含本人负责的；各县区、各责任人推翻率',
  params: closed({ sample: Uuid }),
  querystring: CallBackAsOf,
  response: { 200: CallBackShown, ...problems },
}

export function showCallBack(app: App, shell: Shell): void {
  app.get('/api/call-backs/:sample', { schema }, async (request, reply) => {
    const { account } = principalOf(request)
    const answer = await ask(shell, request, async (db, moment) => {
      const [sample] = await callBackSamples(db, moment, request.params.sample)
      if (!sample) return notThere
      // A planner may be an officer too: whom it concerns does not call.
      const officers = await officersOf(db, moment.journal, account)
      const drawn = await drawnDemands(db, sample.sample, officers, moment)
      const theirs = drawn.filter(({ own }) => !own)
      return {
        ...shownSample(sample),
        units: unitsOf(drawn),
        officers: officersIn(drawn),
        items: theirs.map(({ own: _own, officer: _officer, evidence, ...line }) => ({
          ...line,
          evidence: [...evidence],
        })),
        own: drawn.length - theirs.length,
        asOf: moment.asOf,
        positions: { ...moment.positions },
      }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

function unitsOf(drawn: readonly DrawnDemand[]): CallBackShown['units'] {
  return [...Map.groupBy(drawn, ({ unit }) => unit)].map(([unit, own]) => ({ unit, ...tallyOf(own) }))
}

/** Officers of each unit's demands; of those whom a ledger gives by name only, one of a name in a unit. */
function officersIn(drawn: readonly DrawnDemand[]): CallBackShown['officers'] {
  const units = [...Map.groupBy(drawn, ({ unit }) => unit)]
  return units.flatMap(([unit, theirs]) =>
    [...Map.groupBy(theirs, ({ officer, officerName }) => officer ?? `named ${officerName ?? ''}`).values()]
      .map((own) => {
        const [first] = own
        return { unit, officer: first?.officer ?? null, name: first?.officerName ?? null, ...tallyOf(own) }
      })
      .toSorted(byName),
  )
}

function byName(a: Named, b: Named): number {
  return (
    (a.name ?? '').localeCompare(b.name ?? '', 'zh-CN') || (a.officer ?? '').localeCompare(b.officer ?? '', 'zh-CN')
  )
}

type Named = Pick<CallBackShown['officers'][number], 'officer' | 'name'>

function tallyOf(own: readonly DrawnDemand[]) {
  const verified = own.filter(({ upheld }) => upheld !== null).length
  const overturned = own.filter(({ upheld }) => upheld === false).length
  return { drawn: own.length, verified, overturned, rate: rateOf({ drawn: own.length, verified, overturned }) }
}
