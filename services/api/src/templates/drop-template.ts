import { Written } from '@titian/contract'
import type { App } from '../http/app.ts'
import { problems, refuse } from '../http/refuse.ts'
import type { Shell } from '../shell.ts'
import { changeTemplate } from './change-template.ts'
import { templateParams } from './save-template.ts'

const schema = {
  tags: ['导出模板'],
  summary: '删除一个导出模板；按它导入过的记录不变',
  params: templateParams,
  response: { 200: Written, ...problems },
}

export function dropTemplate(app: App, shell: Shell): void {
  app.post('/api/templates/:template/withdrawal', { schema }, async (request, reply) => {
    const done = await changeTemplate(shell, request, request.params.template, { type: 'DropTemplate' })
    return 'refused' in done ? refuse(reply, done) : { position: done.position }
  })
}
