/** A value as it lies on the device: as it is, or sealed with a key that the PIN unlocks. */
export type Boxed =
  | { readonly kind: 'plain'; readonly value: unknown }
  | { readonly kind: 'sealed'; readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }

export function isBoxed(value: unknown): value is Boxed {
  return typeof value === 'object' && value !== null && 'kind' in value
}

/** The key of everything, itself sealed by a key made of the PIN. */
export interface PinLock {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly rounds: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly wrapped: ArrayBuffer
}

const rounds = 310_000

/** Without HTTPS the browser offers no cryptography: then there is no PIN either, and the page says so. */
export const canSeal = globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined

export class Vault {
  #key: CryptoKey | undefined
  #hasLock: boolean

  constructor(lock: PinLock | undefined) {
    this.#hasLock = lock !== undefined
  }

  get isLocked(): boolean {
    return this.#hasLock && this.#key === undefined
  }

  get hasLock(): boolean {
    return this.#hasLock
  }

  async seal(value: unknown): Promise<Boxed> {
    if (!this.#hasLock) return { kind: 'plain', value }
    const key = this.#opened()
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const bytes = value instanceof ArrayBuffer ? value : new TextEncoder().encode(JSON.stringify(value))
    return { kind: 'sealed', iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) }
  }

  async bytesOf(box: Boxed): Promise<ArrayBuffer> {
    if (box.kind === 'sealed') return this.#decrypted(box)
    if (box.value instanceof ArrayBuffer) return box.value
    throw new Error('A photo was kept as something else')
  }

  async open(box: Boxed): Promise<unknown> {
    if (box.kind === 'plain') return box.value
    const value: unknown = JSON.parse(new TextDecoder().decode(await this.#decrypted(box)))
    return value
  }

  /** Forgets the key; what was begun lies sealed until the PIN is given again. */
  lock(): void {
    if (this.#hasLock) this.#key = undefined
  }

  async unlock(lock: PinLock, pin: string): Promise<boolean> {
    try {
      const { salt, rounds: times, iv, wrapped } = lock
      const wrapping = await keyOf(pin, salt, times)
      this.#key = await crypto.subtle.unwrapKey('raw', wrapped, wrapping, { name: 'AES-GCM', iv }, 'AES-GCM', true, [
        'encrypt',
        'decrypt',
      ])
      return true
    } catch {
      return false
    }
  }

  /** A new key, and its lock to be kept. What was written before is to be sealed anew. */
  async setPin(pin: string): Promise<PinLock> {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
    const salt = crypto.getRandomValues(new Uint8Array(16))
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const wrapping = await keyOf(pin, salt, rounds)
    const wrapped = await crypto.subtle.wrapKey('raw', key, wrapping, { name: 'AES-GCM', iv })
    this.#key = key
    this.#hasLock = true
    return { salt, rounds, iv, wrapped }
  }

  dropPin(): void {
    this.#key = undefined
    this.#hasLock = false
  }

  #opened(): CryptoKey {
    if (!this.#key) throw new Error('The device is locked')
    return this.#key
  }

  #decrypted({ iv, bytes }: Extract<Boxed, { readonly kind: 'sealed' }>): Promise<ArrayBuffer> {
    return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.#opened(), bytes)
  }
}

async function keyOf(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}
