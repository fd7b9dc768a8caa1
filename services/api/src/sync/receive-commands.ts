import { SyncAnswer, SyncCommands } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import { principalOf } from '../sessions/signed-in.ts'
import type { Shell } from '../shell.ts'
import { createLane } from './lane.ts'
import { syncTable } from './commands.ts'
import { takeBatch } from './take-batch.ts'

const schema = {
  tags: ['手机'],
  summary: '上传手机上记下的走访和需求：逐条判断，逐条回执；重发同一内容得到同一回执',
  body: SyncCommands,
  response: { 200: SyncAnswer, ...problems },
}

const atOnce = 4
const waitingLimit = 12

export function receiveCommands(app: App, shell: Shell): void {
  const inTurn = createLane(atOnce, waitingLimit)
  app.post('/api/sync/commands', { schema, bodyLimit: 4_194_304 }, async (request, reply) => {
    const arrivedAt = new Date(shell.clock().getTime() - reply.elapsedTime)
    const principal = principalOf(request)
    const answer = await inTurn(() => takeBatch(shell, syncTable, { principal, arrivedAt }, request.body))
    return 'refused' in answer ? refuse(reply, answer) : answer
  })
}
