import { templateStream } from '@titian/domain'
import type { TestApi } from '../test-api.ts'

type Ask = (unit: string, firm: string) => { readonly url: string; readonly body?: object }

const [visits, demands, another] = ['a', 'b', 'c'].map((last) => `018f2a3b-0000-7000-8000-00000000000${last}`)
const columns = [
  { header: '企业', field: 'name' },
  { header: '代码', field: 'code' },
  { header: '内容', field: 'text' },
] as const

/** How each route about 导出模板 is asked. */
export const templateSamples = {
  'GET /api/templates': () => ({ url: '/api/templates' }),
  'GET /api/templates/sample': () => ({ url: '/api/templates/sample?kind=visits' }),
  'GET /api/templates/:template/visits.xlsx': () => ({ url: `/api/templates/${visits}/visits.xlsx` }),
  'GET /api/templates/:template/demands.xlsx': () => ({ url: `/api/templates/${demands}/demands.xlsx` }),
  'PUT /api/templates/:template': () => ({
    url: `/api/templates/${another}`,
    body: { name: '问题表', kind: 'demands', columns },
  }),
  'POST /api/templates/:template/withdrawal': () => ({ url: `/api/templates/${another}/withdrawal` }),
} as const satisfies Readonly<Record<string, Ask>>

/** A template for visits and one for demands. */
export async function giveTemplates({ shell }: TestApi): Promise<void> {
  const saved = (template: string | undefined, kind: string) => ({
    stream: templateStream(template ?? ''),
    type: 'TemplateSaved',
    schema: 1,
    data: { name: '上报表', kind, columns },
    occurredOn: '2021-06-01',
  })
  const outcome = await shell.store.append({
    journal: '4104',
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [saved(visits, 'visits'), saved(demands, 'demands')],
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
}
