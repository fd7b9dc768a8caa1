import type { Grant } from '@titian/domain'
import type { Principal } from '@titian/read-models'

/** Who is behind a request, as the cookie says and the log confirms. */
export interface SignedIn {
  readonly account: string
  /** All that the account may do; what counts for a route is its principal's. */
  readonly grants: readonly Grant[]
  readonly mustChangePassword: boolean
  readonly credential: string
}

const signedIn = new WeakMap<object, SignedIn>()
const principals = new WeakMap<object, Principal>()

export function rememberSignedIn(request: object, who: SignedIn): void {
  signedIn.set(request, who)
}

export function rememberPrincipal(request: object, principal: Principal): void {
  principals.set(request, principal)
}

/** Undefined on routes that are open to anyone. */
export function findSignedIn(request: object): SignedIn | undefined {
  return signedIn.get(request)
}

export function signedInOf(request: object): SignedIn {
  const who = signedIn.get(request)
  if (!who) throw new Error('This route is open to anyone, so nobody is known to be signed in')
  return who
}

/** Who asks, with the grants that count on this route for the unit asked for: what `withScope` wants. */
export function principalOf(request: object): Principal {
  const principal = principals.get(request)
  if (!principal) throw new Error('This route names no roles, so nobody is judged for it')
  return principal
}
