import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Type } from 'typebox'
import type { App } from './app.ts'

const schema = {
  tags: ['运行'],
  summary: '本文档（OpenAPI 3.1）',
  response: { 200: Type.Record(Type.String(), Type.Unknown()) },
}

/** Must come before the routes: it writes down those that come after it. */
export async function writeApiDocument(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '梯田 Titian',
        version: '1',
        description:
          '企业梯次培育。日期 YYYY-MM-DD，时刻 ISO 8601 带时区，单位用区划代码（全市 410400）。写入须带 Idempotency-Key（任意 UUID）；' +
          '写入回答 position，读取时以 after 等到它计入。asOf 问某日，knownAt 问当时已录入的数据。拒绝以 application/problem+json 回答。',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'titian' } },
      },
      security: [{ session: [] }],
    },
  })
}

/** The document, and at /api/docs a page to read it. Our CSP leaves out what the page would draw by inline styles. */
export async function showApiDocument(app: App): Promise<void> {
  app.get('/openapi.json', { schema }, async () => ({ ...app.swagger() }))
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'list', tryItOutEnabled: false },
    theme: { title: '梯田 API' },
  })
}
