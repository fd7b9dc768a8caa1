import { hash, verify } from '@node-rs/argon2'

interface Busy {
  readonly refused: 'Busy'
  readonly retryAfter: number
}

// argon2id with the parameters that OWASP asks for at least: 19 MiB, two passes, one lane.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 2
const waitingLimit = 50

let running = 0
const waiting: (() => void)[] = []

/** A password is only ever kept like this. */
export function hashPassword(password: string): Promise<string | Busy> {
  return inTurn(() => hash(password.normalize('NFKC'), options))
}

/** Takes as long where there is no hash, so that nobody learns from the clock which accounts there are. */
export function isPassword(hashed: string | undefined, password: string): Promise<boolean | Busy> {
  return inTurn(async () => {
    const matches = await verify(hashed ?? (await nobodys()), password.normalize('NFKC'))
    return hashed !== undefined && matches
  })
}

let nobody: Promise<string> | undefined

function nobodys(): Promise<string> {
  nobody ??= hash('nobody has this password', options)
  return nobody
}

/** Hashing is meant to be dear: a crowd at the door must not take every core and all memory from those inside. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | Busy> {
  if (running < atOnce) running += 1
  else if (waiting.length < waitingLimit) await new Promise<void>((turn) => waiting.push(turn))
  else return { refused: 'Busy', retryAfter: 5 }
  try {
    return await work()
  } finally {
    // Whoever waits takes over the place, or a newcomer would take it from under them.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
