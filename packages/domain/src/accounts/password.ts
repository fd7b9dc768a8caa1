import commonPasswords from './common-passwords.json' with { type: 'json' }

export type PasswordWeakness = 'short' | 'plain' | 'names-account' | 'names-place' | 'common'

export interface PasswordRefusal {
  readonly refused: 'PasswordTooWeak'
  readonly weakness: PasswordWeakness
}

export const passwordLength = 12

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]

// What whoever guesses at a bureau of this city tries first: the city, its units, its trade and this system.
const places = [
  '平顶山', '鹰城', '科技局', '高企', '梯田',
  'pingdingshan', 'yingcheng', 'henan', 'kejiju', 'keji', 'gaoqi', 'titian',
  'xinhua', 'weidong', 'shilong', 'zhanhe', 'baofeng', 'yexian', 'lushan', 'jiaxian', 'wugang', 'ruzhou',
  'gaoxinqu', 'shifanqu', '410400', '467000', '0375',
] // prettier-ignore

/**
 * 等保三级 asks for length and variety; the rest keeps out what is guessed first. Answers what is wrong with a
 * password, or nothing.
 */
export function judgePassword(password: string, account: string): PasswordRefusal | undefined {
  const weakness = weaknessOf(password.normalize('NFKC'), account.toLowerCase())
  return weakness && { refused: 'PasswordTooWeak', weakness }
}

function weaknessOf(password: string, account: string): PasswordWeakness | undefined {
  if ([...password].length < passwordLength) return 'short'
  if (classes.filter((kind) => kind.test(password)).length < 3) return 'plain'
  const spelt = password.toLowerCase()
  if (account.length > 2 && spelt.includes(account)) return 'names-account'
  const read = unmasked(spelt)
  if (places.some((place) => spelt.includes(place) || read.includes(place))) return 'names-place'
  // A common password is no better for what is put around it.
  return commonPasswords.some((common) => spelt.includes(common) || read.includes(common)) ? 'common' : undefined
}

// prettier-ignore
const masks: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }

/** `P@ssw0rd` reads `password`. */
function unmasked(password: string): string {
  return password.replace(/[013457@$!]/g, (letter) => masks[letter] ?? letter)
}
