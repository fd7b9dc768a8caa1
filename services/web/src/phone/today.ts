import type { Session } from '@titian/contract'

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** 今天: the city's day where it is fixed, as last known; else the real one where the city lies. */
export function todayOf(session: Pick<Session, 'businessDay' | 'demonstration'> | undefined): string {
  return session?.demonstration ? session.businessDay : shanghai.format(new Date())
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const hours = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** 2021-11-30 14:02. */
export function dayAndTimeOf(instant: string): string {
  const moment = new Date(instant)
  return `${shanghai.format(moment)} ${hours.format(moment)}`
}

/** 14:02, or with its day where it was not today. */
export function whenOf(instant: string): string {
  const moment = new Date(instant)
  return shanghai.format(moment) === shanghai.format(new Date()) ? hours.format(moment) : clock.format(moment)
}
