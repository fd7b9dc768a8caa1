const key = 'titian.phone.type'

export type TypeSize = 'usual' | 'elder'

export function readTypeSize(): TypeSize {
  return localStorage.getItem(key) === 'elder' ? 'elder' : 'usual'
}

export function setTypeSize(size: TypeSize): void {
  localStorage.setItem(key, size)
  applyTypeSize()
}

/** All measures of the phone hang on the size of the root's type. */
export function applyTypeSize(): void {
  document.documentElement.dataset['type'] = readTypeSize()
}
