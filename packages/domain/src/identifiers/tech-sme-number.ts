/** 科技型中小企业入库登记编号: year, division and eight characters whose meaning is not published. */
export function readTechSmeNumber(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff\p{Pd}'’‘]/gu, '')
    .toUpperCase()
  return /^20\d{2}\d{6}[0-9A-Z]{8}$/.test(plain) ? plain : undefined
}

/** The year for which the number is valid. */
export function yearOfTechSmeNumber(number: string): number {
  return Number(number.slice(0, 4))
}

export function divisionOfTechSmeNumber(number: string): string {
  return number.slice(4, 10)
}
