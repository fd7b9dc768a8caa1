type Stage = 'none' | 'tech-sme' | 'high-tech' | 'gazelle' | 'innovation-leader'
type Status = 'active' | 'closed' | 'moved-out' | 'transferred' | 'not-yet' | 'withdrawn'

/** 梯级, as pages and exports call it. */
export const stageWords: Readonly<Record<Stage, string>> = {
  none: '未入梯',
  'tech-sme': '科技型中小企业',
  'high-tech': '高新技术企业',
  gazelle: '瞪羚企业',
  'innovation-leader': '创新龙头企业',
}

export const enterpriseStatusWords: Readonly<Record<Status, string>> = {
  active: '存续',
  closed: '已注销',
  'moved-out': '已迁出',
  transferred: '已调往其他县（市、区）',
  'not-yet': '尚未成立',
  withdrawn: '没有生效的记录',
}

/** In which order a list of firms is. */
export const enterpriseSortWords: Readonly<Record<'name' | 'uscc' | 'unit', string>> = {
  name: '企业名称',
  uscc: '统一社会信用代码',
  unit: '县（市、区）',
}
