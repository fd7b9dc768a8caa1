import { Session } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { showSession } from './show-session.ts'
import { signedInOf } from './signed-in.ts'

const schema = { tags: ['会话'], summary: '当前登录人及其授权', response: { 200: Session, ...problems } }

export function whoAmI(app: App, shell: Shell): void {
  app.get('/api/session', { schema }, async (request) => showSession(shell, signedInOf(request)))
}
