const shape =
  /([\p{Script=Han}]{1,16})\s*[〔[(【［（﹝]\s*((?:19|20)\d{2})\s*[〕\])】］）﹞]\s*(?:第\s*)?(\d{1,5})\s*号/u
const leadingWords = /^.*(?:根据|依据|按照|依照|文件|文号|印发|下发|通知|公告|名单|关于|附件|编号)(?=\p{Script=Han})/u

/** 文号 with its year in 〔〕, whatever brackets the list writes: 豫科[2021]8号 is 豫科〔2021〕8号. */
export function normaliseDocumentNumber(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '')
  const found = shape.exec(plain)
  if (!found || found[0] !== plain) return text.trim()
  return `${found[1]}〔${found[2]}〕${Number(found[3])}号`
}

/** The first 文号 that stands somewhere in a text, as in a title or the line below it. */
export function findDocumentNumber(text: string): string | undefined {
  const found = shape.exec(text.normalize('NFKC'))
  if (!found) return undefined
  const issuer = (found[1] ?? '').replace(leadingWords, '')
  return issuer === '' ? undefined : `${issuer}〔${found[2]}〕${Number(found[3])}号`
}

/** By which 文号 of several are put in order: year, then number; without any it comes before all others. */
export function documentOrder(text: string | undefined): { readonly year: number; readonly number: number } {
  const found = text === undefined ? undefined : (shape.exec(text.normalize('NFKC')) ?? undefined)
  return { year: Number(found?.[2] ?? 0), number: Number(found?.[3] ?? 0) }
}
