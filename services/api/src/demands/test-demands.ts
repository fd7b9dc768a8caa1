import { randomUUID } from 'node:crypto'
import type { Answered, Person } from '../test-api.ts'
import { yexian } from '../visits/test-visits.ts'

export const nextStep = { action: '联系银行', due: '2021-12-10' }

/** 融资需求 of the firm of 叶县. */
export const finance = { ...yexian, category: 'N9', text: '希望参加银企对接会', channel: 'hotline', nextStep }

export interface Raised {
  readonly demand: string
  readonly answer: Answered
}

export async function raise(who: Person, more: object = {}): Promise<Raised> {
  const demand = randomUUID()
  return { demand, answer: await who.tell('POST', '/api/demands', { demand, ...finance, ...more }) }
}

export function move(who: Person, demand: string, body: object, key?: string): Promise<Answered> {
  return who.tell('POST', `/api/demands/${demand}/moves`, { nextStep, ...body }, key)
}
