/** An indicator that targets are set for, by the code of the figure that measures it. */
export interface Indicator {
  readonly figure: string
  readonly name: string
  readonly synonyms: readonly string[]
}

export const indicators: readonly Indicator[] = [
  {
    figure: 'high-tech.new',
    name: '新增高新技术企业',
    synonyms: [
      '新认定高新技术企业',
      '高新技术企业新增',
      '高新技术企业新认定',
      '新增高企',
      '高企新增',
      '新认定高企',
      '高新技术企业新增数',
    ],
  },
  {
    figure: 'tech-sme.registered',
    name: '科技型中小企业入库',
    synonyms: [
      '科技型中小企业',
      '科技型中小企业入库数',
      '科技型中小企业评价入库',
      '科技型中小企业评价入库数',
      '入库科技型中小企业',
      '科小入库',
      '国家科技型中小企业入库',
    ],
  },
  {
    figure: 'high-tech.valid',
    name: '高新技术企业总数',
    synonyms: [
      '有效高新技术企业',
      '有效期内高新技术企业',
      '高新技术企业有效数',
      '高企总数',
      '高新技术企业',
      '高新技术企业数',
    ],
  },
  { figure: 'high-tech.net', name: '高新技术企业净增', synonyms: ['净增高新技术企业', '高企净增', '净增高企'] },
  { figure: 'high-tech.renewed', name: '高新技术企业重新认定', synonyms: ['重新认定高新技术企业', '重新认定高企'] },
  { figure: 'moves.micro-up', name: '微成长', synonyms: ['微成长企业'] },
  { figure: 'moves.small-to-high', name: '小升高', synonyms: ['小升高企业'] },
  { figure: 'moves.high-to-strong', name: '高变强', synonyms: ['高变强企业'] },
]

/** Finds an indicator as targets lists write it; what stands in brackets, a count's unit and blanks do not matter. */
export function findIndicator(text: string): Indicator | undefined {
  const key = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[([【][^)\]】]*[)\]】]/g, '')
    .replace(/(数量|数|家数|目标|任务)$/, '')
  return indicators.find(({ figure, name, synonyms }) =>
    [figure, name, ...synonyms].some((known) => known === key || known.replace(/数$/, '') === key),
  )
}
