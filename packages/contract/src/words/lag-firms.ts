/** Why a firm is named on the page that asks why a unit lags, and what its officer may do about it. */
export const lagReasonWords = {
  lapsed: '证书到期，至年末未重新认定；可申请重新认定',
  'ran-out': '证书已到期，年内尚可重新认定',
  'runs-out': '证书将在年内到期，须及时申请重新认定',
  'not-again': '上年已入库，本年尚未入库',
  'should-enter': '持有效高新技术企业证书、规模在限额内，可直接评价入库（应入未入）',
  planned: '拟申报，等待县区联审',
  'county-reviewed': '已县区联审，等待市推荐',
  'city-recommended': '已市推荐，等待专家评审',
  'expert-reviewed': '已专家评审，等待公示',
  publicised: '已公示，等待认定公布',
} as const

export type LagReason = keyof typeof lagReasonWords
