import { Type, type Static } from 'typebox'
import { closed, UnitCode } from './vocabulary.ts'

export const roles = [
  'planner',
  'county',
  'leader',
  'liaison',
  'service-officer',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const
export const Role = Type.Enum(roles)
export type Role = Static<typeof Role>

/** A role counts only in its unit and below; several grants never widen each other. */
export const Grant = closed({ role: Role, unit: UnitCode })
export type Grant = Static<typeof Grant>

export const SignIn = closed({
  account: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 256 }),
})

export const Session = closed({
  account: Type.String(),
  name: Type.String(),
  grants: Type.Array(Grant),
  mustChangePassword: Type.Boolean(),
  idleMinutes: Type.Integer({ description: '无操作多少分钟后锁定' }),
  journal: Type.String(),
  city: closed({ unit: UnitCode, name: Type.String() }),
  businessDay: Type.String(),
  demonstration: Type.Boolean({ description: '业务日期是否为固定的演示日期' }),
})
export type Session = Static<typeof Session>

/** 解锁: the same person goes on where the page was locked. */
export const UnlockSession = closed({ password: Type.String({ minLength: 1, maxLength: 256 }) })

export const ChangePassword = closed({
  current: Type.String({ minLength: 1, maxLength: 256 }),
  next: Type.String({ minLength: 1, maxLength: 256 }),
})
