/** 科技线, 工信线, or a group beside both. */
export type Line = 'technology' | 'industry' | 'group'

export interface Title {
  readonly code: TitleCode
  /** As the field writes it on pages and lists. */
  readonly name: string
  /** Other ways in which lists write it, after punctuation is stripped. */
  readonly synonyms: readonly string[]
  readonly line: Line
  /** Height on its line; the highest held on 科技线 is a firm's stage (梯级). */
  readonly rank: number
}

export const titleCodes = [
  'tech-sme',
  'high-tech',
  'gazelle',
  'innovation-leader',
  'leading-innovator',
  'innovative-sme',
  'specialized',
  'little-giant',
  'champion',
] as const

export type TitleCode = (typeof titleCodes)[number]

/** Titles that lists grant one by one with a document; the first two have lists of their own. */
export const titles: readonly Title[] = [
  { code: 'tech-sme', name: '科技型中小企业', synonyms: ['国家科技型中小企业', '科小'], line: 'technology', rank: 1 },
  { code: 'high-tech', name: '高新技术企业', synonyms: ['国家高新技术企业', '高企'], line: 'technology', rank: 2 },
  { code: 'gazelle', name: '瞪羚企业', synonyms: ['河南省瞪羚企业', '瞪羚'], line: 'technology', rank: 3 },
  {
    code: 'innovation-leader',
    name: '创新龙头企业',
    synonyms: ['河南省创新龙头企业', '创新龙头'],
    line: 'technology',
    rank: 4,
  },
  { code: 'leading-innovator', name: '创新领军型企业', synonyms: ['创新领军企业'], line: 'group', rank: 0 },
  { code: 'innovative-sme', name: '创新型中小企业', synonyms: [], line: 'industry', rank: 1 },
  { code: 'specialized', name: '专精特新中小企业', synonyms: ['专精特新企业', '专精特新'], line: 'industry', rank: 2 },
  {
    code: 'little-giant',
    name: '专精特新“小巨人”企业',
    synonyms: ['专精特新小巨人企业', '小巨人企业', '小巨人'],
    line: 'industry',
    rank: 3,
  },
  {
    code: 'champion',
    name: '制造业单项冠军企业',
    synonyms: ['制造业单项冠军', '单项冠军企业', '单项冠军'],
    line: 'industry',
    rank: 4,
  },
]

const byCode = new Map(titles.map((title) => [title.code, title]))

export function titleOf(code: TitleCode): Title {
  const title = byCode.get(code)
  if (!title) throw new Error(`No title ${code}`)
  return title
}

/** Finds a title by its code or by any way of writing its name; quotes and blanks do not matter. */
export function findTitle(text: string): Title | undefined {
  const key = plain(text)
  return titles.find(
    (title) =>
      title.code === text || plain(title.name) === key || title.synonyms.some((synonym) => plain(synonym) === key),
  )
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s"'“”‘’「」]/g, '')
}
