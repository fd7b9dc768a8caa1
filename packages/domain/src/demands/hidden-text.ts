/** What our exports write in the place of a text that is 内部 or 商业秘密: it says nothing of what is asked for. */
export function isHiddenText(text: string): boolean {
  return /^[（(](内部|商业秘密)[，,]不导出[）)]$/.test(text.trim())
}
