import { dayOf, firstDayOf, lastDayOf, later, type Day } from '../day.ts'
import { findDocumentNumber } from '../identifiers/document-number.ts'

export type ListStage = 'publicity' | 'announcement'

/** What the lines above a header say of the whole list. */
export interface TitleWords {
  readonly title: string
  readonly years: readonly number[]
  /** 发证日期 or 认定日期 of every row. */
  readonly issuedOn?: Day
  /** The day on which the list itself says to stand: 公告日期, 入库日期, 截至. */
  readonly statedOn?: Day
  /** 公示 or 公告, where a word says so. */
  readonly stage?: ListStage
  /** Only 入库 or 认定 speaks for 公告, which a person may know better. */
  readonly stageAssumed: boolean
  readonly document?: string
  readonly batch?: string
}

const aDay = String.raw`((?:19|20)\d{2})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*[日号]?`
const labelled = (labels: string) => new RegExp(String.raw`(?:${labels})[^\d(]{0,4}${aDay}`)
const issued = labelled('发证日期|发证时间|证书日期|颁证日期|认定日期|认定时间')
const stated = labelled('公告日期|公告时间|入库日期|入库时间|发文日期|印发日期|截至|截止')

/** Reads the lines above the header, top to bottom. The first is the title, unless a later one names the list. */
export function readTitle(lines: readonly string[]): TitleWords {
  const written = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '')
  const all = written.join('\n').normalize('NFKC')
  const title =
    written.find((line) => /名录|名单|情况|分解表|进度|底册|公告|公示|附表|统计表|台账/.test(line)) ?? written[0] ?? ''
  const issuedOn = dayAfter(issued, all)
  const statedOn = dayAfter(stated, all)
  const document = findDocumentNumber(all)
  const batch = batchIn(all)
  return {
    title,
    years: yearsIn(all),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(statedOn === undefined ? {} : { statedOn }),
    ...stageIn(all),
    ...(document === undefined ? {} : { document }),
    ...(batch === undefined ? {} : { batch }),
  }
}

/** The list's own date: as it states it, else 31 December of the last year in its title, else unknown. */
export function dayOfTitle(words: TitleWords): Day | undefined {
  if (words.statedOn !== undefined) return words.statedOn
  const last = words.years.reduce<Day | undefined>((latest, year) => {
    const day = lastDayOf(year)
    return latest === undefined ? day : later(latest, day)
  }, undefined)
  return last ?? words.issuedOn
}

/**
 * The day of a list that sets targets: as it states it, else 1 January of the first year in its title. A year is planned
 * before it is over, and whoever revises the plan within the year has the later word.
 */
export function dayOfPlan({ statedOn, years }: TitleWords): Day | undefined {
  return statedOn ?? (years.length === 0 ? undefined : firstDayOf(Math.min(...years)))
}

/** 第3批 and 第三批 are one batch. */
export function batchIn(text: string): string | undefined {
  const found = /第\s*([\d一二三四五六七八九十]{1,3})\s*批/.exec(text.normalize('NFKC'))
  if (!found) return undefined
  const [, number = ''] = found
  return `第${/^\d+$/.test(number) ? inChinese(Number(number)) : number}批`
}

function yearsIn(text: string): number[] {
  // A document's year and the days on which a form was filled in are not the year that the list is about.
  const titleOnly = text
    .replace(/[〔[(]\s*(?:19|20)\d{2}\s*[〕\])]\s*第?\s*\d+\s*号/g, '')
    .replace(/(?:填报|填表|制表|打印|上报|导出|报送)(?:日期|时间)\s*:?\s*[\d年月日./-]+/g, '')
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (digits) =>
      [...digits].map((digit) => Math.max('〇一二三四五六七八九'.indexOf(digit), 0)).join(''),
    )
  return [...titleOnly.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map((found) => Number(found[1]))
}

function stageIn(text: string): { stage?: ListStage; stageAssumed: boolean } {
  if (/公示公告/.test(text)) return { stageAssumed: false }
  if (/经公示|公示无异议|公示期满/.test(text)) return { stage: 'announcement', stageAssumed: false }
  if (/公示|拟(?:入库|认定|备案|确定|推荐|命名)|报备/.test(text)) return { stage: 'publicity', stageAssumed: false }
  if (/公告|备案|通报|印发|批复/.test(text)) return { stage: 'announcement', stageAssumed: false }
  return /入库|认定|称号|名单/.test(text) ? { stage: 'announcement', stageAssumed: true } : { stageAssumed: false }
}

function dayAfter(shape: RegExp, text: string): Day | undefined {
  const found = shape.exec(text) ?? undefined
  return found && dayOf(Number(found[1]), Number(found[2]), Number(found[3]))
}

function inChinese(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const tens = Math.floor(number / 10)
  const tensText = tens === 0 ? '' : `${tens === 1 ? '' : (digits[tens] ?? '')}十`
  return tensText + (digits[number % 10] ?? '')
}
