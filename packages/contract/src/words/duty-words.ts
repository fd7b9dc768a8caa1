export const dutyStateWords = {
  done: '已完成',
  due: '待完成',
  missed: '逾期未完成',
  untold: '到期，未见资料',
  ahead: '未到时间',
} as const

export const dutyHolderWords = {
  'high-tech': '有效期内的高新技术企业',
  'tech-sme-before': '上年入库、本年未入库的科技型中小企业',
  renamed: '持有称号期间更名的企业',
} as const
