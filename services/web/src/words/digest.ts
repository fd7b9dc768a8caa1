import type { DigestSettings } from '@titian/contract'

const channels: Record<DigestSettings['channel'], string> = {
  app: '只在系统内显示',
  email: '同时发到邮箱',
  webhook: '同时发到企业微信、钉钉或短信（按本市的配置）',
}

export const digest = {
  title: '今日摘要',
  dismiss: '知道了，今天不再显示',
  settings: '摘要设置',
  form: {
    enabled: '每天给我一份摘要（每天至多一次）',
    hour: '从几点开始',
    hourOf: (hour: number) => `${hour} 点`,
    daysOff: '周末和节假日也要',
    channel: '发到哪里',
    channels,
    appOnly: '邮件和企业微信等还没有配置，需要的请联系系统管理员。',
    email: '收件邮箱',
    emailWrong: '请填写能收信的邮箱地址',
    quietFrom: '免打扰从',
    quietUntil: '免打扰到',
    quietNote: '这段时间里不往外发；两个时间相同，就不设免打扰。',
    save: '保存',
    saved: '摘要设置已保存',
  },
} as const
