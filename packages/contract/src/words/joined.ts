export type Part = string | false | undefined

/** A head and what there is to add to it. */
export function joined(head: string, mark: '：' | '，', parts: readonly Part[]): string {
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '')
  return said.length === 0 ? head : `${head}${mark}${said.join('，')}`
}
