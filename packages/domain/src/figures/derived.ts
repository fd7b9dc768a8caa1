import { daysBetween, earlier, lastDayOf, plusDays, yearOf, type Day } from '../day.ts'
import { figureDefinitions } from './figure.ts'
import type { FigureDefinition } from './definition.ts'
import { ratioFigures, recordFigures } from './record-figures.ts'

/** What is shown of a figure: everything but the rule. */
export type FigureWords = Pick<FigureDefinition, 'code' | 'name' | 'formula' | 'note' | 'version' | 'measure'> & {
  readonly kind: 'stock' | 'flow' | 'ratio'
}

/** 净增: made of the bridge's flows, so it has no facts of its own. */
export const netFigure: FigureWords = {
  code: 'high-tech.net',
  name: '高新技术企业净增',
  kind: 'flow',
  formula: '期末有效数 − 期初有效数 = 新认定 + 隔年重新认定 + 迁入 − 到期未重新认定 − 取消资格 − 迁出 − 注销',
  note: '逐户核对一致；年内到期待重新认定的暂不在有效数内，12 月 31 日起计为到期未重新认定。',
  version: 1,
}

const growthSuffix = '.growth'

/** 同比: the same period and day of the year before. */
export function growthOf(figure: FigureWords): FigureWords {
  return {
    code: `${figure.code}${growthSuffix}`,
    name: `${figure.name}同比`,
    kind: 'ratio',
    formula: '（本期 − 上年同期）÷ 上年同期',
    note: `上年同期取上年同一日期。${figure.note}`,
    version: figure.version,
  }
}

const windowSuffix = '.growth.window'

/** 入库 and 认定 come in windows that the year's notice moves: these are also compared by their day. */
const windowed: readonly string[] = ['tech-sme.registered', 'high-tech.new']

/** 同比 by window day, a second reading: as many days after the year's first batch as now. */
function windowGrowthOf(figure: FigureWords): FigureWords {
  return {
    code: `${figure.code}${windowSuffix}`,
    name: `${figure.name}同比（按窗口日）`,
    kind: 'ratio',
    formula: '（本年至今 − 上年同一窗口日）÷ 上年同一窗口日',
    note: `窗口日自全市当年首批之日起算；年初至今比较，与按日期的同比分列。${figure.note}`,
    version: figure.version,
  }
}

/** The figure that a 同比 of either reading compares, or undefined where the code is none. */
export function growthBase(code: string): string | undefined {
  const suffix = [windowSuffix, growthSuffix].find((each) => code.endsWith(each))
  return suffix && code.slice(0, -suffix.length)
}

export function isByWindow(code: string): boolean {
  return code.endsWith(windowSuffix)
}

/** The day of the year before that stands as far from its first batch as this one from this year's. */
export function sameWindowDay(day: Day, first: Day, firstBefore: Day): Day {
  return earlier(plusDays(firstBefore, daysBetween(first, day)), lastDayOf(yearOf(firstBefore)))
}

/** Every figure that is a count of facts, be they an enterprise's or those of records about it. */
export const countedFigures: readonly Omit<FigureDefinition, 'facts'>[] = [...figureDefinitions, ...recordFigures]

export function findCounted(code: string): Omit<FigureDefinition, 'facts'> | undefined {
  return countedFigures.find((figure) => figure.code === code)
}

/** Every figure that can be asked for, in the order of pages; each count has its 同比. */
export const allFigures: readonly FigureWords[] = [
  ...[...figureDefinitions, netFigure, ...recordFigures]
    .map(wordsOf)
    .flatMap((figure) => [
      figure,
      growthOf(figure),
      ...(windowed.includes(figure.code) ? [windowGrowthOf(figure)] : []),
    ]),
  ...ratioFigures.map((figure) => wordsOf({ ...figure, kind: 'ratio' })),
]

function wordsOf({ code, name, kind, formula, note, version, measure }: FigureWords): FigureWords {
  return { code, name, kind, formula, note, version, ...(measure === undefined ? {} : { measure }) }
}
