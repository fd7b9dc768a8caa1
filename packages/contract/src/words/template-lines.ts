import type { TemplateEvent } from '@titian/domain'
import type { Lines } from './event-lines.ts'

export const templateLines: Lines<TemplateEvent> = {
  TemplateSaved: ({ name, kind, columns }) =>
    `保存${kind === 'visits' ? '走访' : '需求'}导出模板：${name}，${columns.length} 列`,
  TemplateDropped: () => '删除导出模板',
}
