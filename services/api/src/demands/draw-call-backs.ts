import { randomInt, randomUUID } from 'node:crypto'
import { CallBacksDrawn, DrawCallBacks, type ProblemRefusal } from '@titian/contract'
import {
  callBackStream,
  demandStream,
  drawCallBacks as draw,
  isDay,
  leastShare,
  type CallBackEvent,
  type DemandEvent,
} from '@titian/domain'
import { closedToDraw } from '@titian/read-models'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { businessDay } from '../calendar/business-day.ts'
import { carryOut, type Decision } from '../command.ts'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'

const schema = {
  tags: ['需求'],
  summary: '抽取回访：按县区和责任人分层，不少于 10%；责任人不知情，抽样种子留存可重现',
  body: DrawCallBacks,
  response: { 200: CallBacksDrawn, ...problems },
}

const { position: _position, ...kept } = CallBacksDrawn.properties
const answers = Compile(Type.Object(kept))

export function drawCallBacks(app: App, shell: Shell): void {
  app.post('/api/call-backs', { schema }, async (request, reply) => {
    const done = await carryOut(shell, request, () => decideDraw(shell, request.body))
    if ('refused' in done) return refuse(reply, done)
    const answer: unknown = done.answer
    if (!answers.Check(answer)) throw new Error('A sample was kept with an answer that none of ours reads')
    return { position: done.position, ...answer }
  })
}

async function decideDraw(
  { db, journal }: Shell,
  { from, through, share }: DrawCallBacks,
): Promise<Decision | ProblemRefusal> {
  const wrong = [from, through].find((day) => !isDay(day))
  if (wrong !== undefined) return { refused: 'NotADay', day: wrong }
  if (share < leastShare) return { refused: 'ShareTooSmall', share }
  const closed = await closedToDraw(db, journal, from, through)
  const { day: today } = await businessDay(db, journal)
  const seed = randomInt(2 ** 31)
  const demands = draw(closed, share, seed)
  if (demands.length === 0) return { refused: 'NothingToDraw', from, through }
  const sample = randomUUID()
  const drawn: CallBackEvent = {
    type: 'CallBackSampleDrawn',
    data: { sample, from, through, share, seed, closed: closed.length, demands },
  }
  const each: DemandEvent = { type: 'CallBackDrawn', data: { sample } }
  return {
    events: [
      { stream: callBackStream(sample), ...drawn, schema: 1, occurredOn: today },
      ...demands.map((demand) => ({ stream: demandStream(demand), ...each, schema: 1, occurredOn: today })),
    ],
    answer: { sample, demands: demands.length },
  }
}
