import type { TitleCode } from '../titles/title.ts'

const climbed = ['tech-sme', 'high-tech', 'gazelle', 'innovation-leader'] as const satisfies readonly TitleCode[]
const industrial = ['innovative-sme', 'specialized', 'little-giant', 'champion'] as const satisfies readonly TitleCode[]

/** 梯级: the highest title that a firm holds on 科技线; `none` below it. */
export type Stage = 'none' | (typeof climbed)[number]

export function stageOf(held: readonly TitleCode[]): Stage {
  return climbed.findLast((title) => held.includes(title)) ?? 'none'
}

/** The highest title on 工信线: shown beside the stage, never added to it. */
export function industryTitleOf(held: readonly TitleCode[]): TitleCode | undefined {
  return industrial.findLast((title) => held.includes(title))
}
