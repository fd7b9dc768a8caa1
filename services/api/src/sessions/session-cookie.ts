import type { Shell } from '../shell.ts'

interface Setting {
  setCookie: (name: string, value: string, options: Options) => unknown
  clearCookie: (name: string, options: Options) => unknown
}

interface Options {
  readonly path: '/'
  readonly httpOnly: true
  readonly sameSite: 'lax'
  readonly secure: boolean
  readonly expires?: Date
}

interface Asking {
  readonly cookies: Readonly<Record<string, string | undefined>>
}

/** `__Host-`: a browser takes it only over TLS, from us, for all of us; no neighbouring host can set it. */
function nameOf({ overTls }: Pick<Shell, 'overTls'>): string {
  return overTls ? '__Host-titian' : 'titian'
}

export function readSessionCookie(shell: Shell, { cookies }: Asking): string | undefined {
  const secret = cookies[nameOf(shell)]
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined
}

export function setSessionCookie(shell: Shell, reply: Setting, session: { secret: string; endsAt: Date }): void {
  reply.setCookie(nameOf(shell), session.secret, { ...options(shell), expires: session.endsAt })
}

export function clearSessionCookie(shell: Shell, reply: Setting): void {
  reply.clearCookie(nameOf(shell), options(shell))
}

function options({ overTls }: Pick<Shell, 'overTls'>): Options {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: overTls }
}
