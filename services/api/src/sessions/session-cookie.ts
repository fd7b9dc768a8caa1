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

/** It goes when the browser is closed: desks are shared, and the next one shall not find it. */
export function setSessionCookie(shell: Shell, reply: Setting, secret: string): void {
  reply.setCookie(nameOf(shell), secret, options(shell))
}

export function clearSessionCookie(shell: Shell, reply: Setting): void {
  reply.clearCookie(nameOf(shell), options(shell))
}

function options({ overTls }: Pick<Shell, 'overTls'>): Options {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: overTls }
}
