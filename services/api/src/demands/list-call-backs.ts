import { CallBackAsOf, CallBacks, type CallBackSample } from '@titian/contract'
import { callBackSamples, type SampleLine, type Tally } from '@titian/read-models'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { ask } from '../question.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['需求'],
  summary: '历次回访抽样：抽中、已核实、推翻及推翻率',
  querystring: CallBackAsOf,
  response: { 200: CallBacks, ...problems },
}

export function listCallBacks(app: App, shell: Shell): void {
  app.get('/api/call-backs', { schema }, async (request, reply) => {
    const answer = await ask(shell, request, async (db, moment) => {
      const items = (await callBackSamples(db, moment)).map(shownSample)
      return { items, asOf: moment.asOf, positions: { ...moment.positions } }
    })
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}

export function shownSample(line: SampleLine): CallBackSample {
  return { ...line, rate: rateOf(line) }
}

/** 核实推翻率 is of those that were called, not of those that were drawn. */
export function rateOf({ verified, overturned }: Tally): number | null {
  return verified === 0 ? null : overturned / verified
}
