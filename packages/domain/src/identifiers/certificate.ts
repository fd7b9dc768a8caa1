/**
 * 高新技术企业证书编号: `GR` (before 2016 also `GF`, 复审), year, province and serial. Answers it as written on the
 * certificate, or undefined. Lists drop the letters, mix widths and type O for 0; those are the same certificate.
 */
export function readCertificate(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff\p{Pd}'’‘]/gu, '')
    .toUpperCase()
    .replace(/^(证书)?(编号|号)[:]?/, '')
  const found = /^(G[A-Z])?([0-9O]{12})$/.exec(plain)
  if (!found) return undefined
  const [, letters = 'GR', digits = ''] = found
  const certificate = letters + digits.replaceAll('O', '0')
  return /^G[A-Z]20\d{2}/.test(certificate) ? certificate : undefined
}

export function yearOfCertificate(certificate: string): number {
  return Number(certificate.slice(2, 6))
}
