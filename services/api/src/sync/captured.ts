import { plusDays, type Day } from '@titian/domain'

/** When and where something was done, as the device says and as we correct it; goes into the meta of its events. */
export interface Captured {
  readonly device: string
  readonly deviceSeq: number
  readonly capturedAt: string
  readonly capturedAtDevice: string
  /** How far the device's clock is ahead of ours. */
  readonly skewMs: number
}

const notedSkewMs = 5 * 60_000

/** The device's clock, corrected by how far it was off when it sent; nothing was done later than it came. */
export function captureOf(
  { deviceSeq, capturedAt }: { readonly deviceSeq: number; readonly capturedAt: string },
  { device, skewMs, now }: { readonly device: string; readonly skewMs: number; readonly now: Date },
): Captured {
  const corrected = Math.min(new Date(capturedAt).getTime() - skewMs, now.getTime())
  return {
    device,
    deviceSeq,
    capturedAt: new Date(corrected).toISOString(),
    capturedAtDevice: new Date(capturedAt).toISOString(),
    skewMs,
  }
}

export function skewNote(skewMs: number): string | undefined {
  if (Math.abs(skewMs) <= notedSkewMs) return undefined
  const minutes = Math.round(Math.abs(skewMs) / 60_000)
  return `手机时钟${skewMs > 0 ? '快' : '慢'} ${minutes} 分钟，时间已按服务器校正，两者都已留存。`
}

/**
 * The business day on which something was done: as many days before today's as lie between its moment and now. A city
 * whose day is fixed counts the same days back from it.
 */
export function dayOf({ capturedAt }: Pick<Captured, 'capturedAt'>, now: Date, businessDay: Day): Day {
  return plusDays(businessDay, shanghaiDays(new Date(capturedAt)) - shanghaiDays(now))
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

function shanghaiDays(instant: Date): number {
  return Date.parse(`${shanghai.format(instant)}T00:00:00Z`) / 86_400_000
}
