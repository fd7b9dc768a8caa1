import bounds from './size-bounds.json' with { type: 'json' }

export type Size = 'micro' | 'small' | 'medium' | 'large'

interface SizeInput {
  /** GB/T 4754 class, with or without its letter. */
  readonly industry?: string
  readonly employees?: number
  /** 营业收入, 10,000 yuan. */
  readonly revenue?: number
}

/**
 * 划型 by 工信部联企业〔2011〕300号: a firm must reach every bound of a class, and is micro below any bound of small.
 * Undefined where the industry or a needed number is not known. Industries that are judged by assets (建筑业,
 * 房地产开发, 租赁和商务服务) stay unknown unless what is known already makes them micro.
 */
export function sizeOf({ industry, employees, revenue }: SizeInput): Size | undefined {
  const bound = industry ? boundsOf(industry.replace(/^[A-T]/i, '')) : undefined
  if (!bound) return undefined
  const [large, medium, small] = [0, 1, 2].map((index) => reaches(bound, index, employees, revenue))
  if (small === false) return 'micro'
  if (large === undefined || medium === undefined || small === undefined || bound.byAssets) return undefined
  return large ? 'large' : medium ? 'medium' : 'small'
}

type Bounds = (typeof bounds.industries)[number]

function boundsOf(code: string): Bounds | undefined {
  return bounds.industries.find(({ codes }) => codes.some((prefix) => code.startsWith(prefix)))
}

function reaches(bound: Bounds, index: number, employees?: number, revenue?: number): boolean | undefined {
  const needs = [
    [bound.employees[index], employees],
    [bound.revenue[index], revenue],
  ] as const
  let unknown = false
  for (const [least, value] of needs) {
    if (least === undefined) continue
    if (value === undefined) unknown = true
    else if (value < least) return false
  }
  return unknown ? undefined : true
}
