import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'

const bodies = formats(new Ajv({ removeAdditional: false, useDefaults: true, strict: false, strictNumbers: true }))
// A query and a path are text: only there does `2021` mean a number.
const texts = formats(new Ajv({ removeAdditional: false, useDefaults: true, strict: false, coerceTypes: true }))

/** Unknown fields are refused, not dropped: a misspelt field gets an answer. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? bodies : texts).compile(schema)

/** What is wrong with a value that came inside a body, by the same rules and in the same words; nothing, if it fits. */
export function fieldsJudge(schema: TSchema): (value: unknown) => WrongField[] {
  const fits = bodies.compile(schema)
  return (value) => (fits(value) ? [] : wrongFields(fits.errors ?? []))
}

type Wrong = Pick<ErrorObject, 'instancePath' | 'keyword' | 'params'>

export interface WrongField {
  readonly field: string
  readonly message: string
}

/** Which fields are wrong and how, for a person who sees the form. Of a choice that nothing fits, the first suffices. */
export function wrongFields(errors: readonly Wrong[]): WrongField[] {
  const fields = errors.map(wrongField)
  return fields.filter(({ field }, index) => fields.findIndex((other) => other.field === field) === index).slice(0, 20)
}

function wrongField({ instancePath, keyword, params }: Wrong): WrongField {
  const named: unknown = params['missingProperty'] ?? params['additionalProperty']
  const path = instancePath.split('/').slice(1)
  const field = [...path, ...(typeof named === 'string' ? [named] : [])].join('.')
  return { field, message: sentence(keyword, params) }
}

function sentence(keyword: string, params: Record<string, unknown>): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'required':
      return '缺少这一项，请填写。'
    case 'additionalProperties':
      return '没有这个字段，请核对名称。'
    case 'type':
      return `类型不对，应为${typeNames[String(params['type'])] ?? '其他类型'}。`
    case 'enum':
    case 'const':
      return '不在可选的范围内，请改选。'
    case 'minLength':
      return `至少 ${limit} 个字。`
    case 'maxLength':
      return `最多 ${limit} 个字，请缩短。`
    case 'minItems':
      return `至少 ${limit} 项。`
    case 'maxItems':
      return `最多 ${limit} 项，请分次提交。`
    case 'minimum':
    case 'exclusiveMinimum':
      return `数值过小，下限为 ${limit}。`
    case 'maximum':
    case 'exclusiveMaximum':
      return `数值过大，上限为 ${limit}。`
    default:
      return '格式不对，请核对。'
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是或否',
  array: '列表',
  object: '对象',
}

function formats(ajv: Ajv): Ajv {
  addFormats.default(ajv, ['uuid', 'date-time', 'date'])
  return ajv
}
