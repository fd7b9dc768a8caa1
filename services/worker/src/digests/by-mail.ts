import { createTransport } from 'nodemailer'
import type { MailConfig } from '../config.ts'
import type { Carrier } from './carrier.ts'

const patienceMs = 15_000

/** By the city's mail server. Whether one may speak to it at all is tried first: what fails there has certainly not arrived. */
export function byMail({ smtpUrl, from }: MailConfig): Carrier {
  const timeouts = { connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs }
  return async ({ delivery, email, headline, lines }) => {
    if (email === null) return { delivered: 'refused', why: 'no address' }
    const transport = createTransport({ url: smtpUrl, ...timeouts, disableFileAccess: true, disableUrlAccess: true })
    try {
      await transport.verify()
    } catch (error) {
      transport.close()
      return { delivered: 'refused', why: codeOf(error) }
    }
    try {
      await transport.sendMail({
        from,
        to: email,
        subject: `梯田今日摘要：${headline}`,
        text: [headline, '', ...lines.map((line) => `· ${line}`), '', '请打开梯田“我的工作”办理。'].join('\n'),
        messageId: `<${delivery}@titian>`,
      })
      return { delivered: 'arrived' }
    } catch (error) {
      // The server has said no; anything else may have happened after it had said yes.
      return { delivered: isAnswered(error) ? 'refused' : 'unknown', why: codeOf(error) }
    } finally {
      transport.close()
    }
  }
}

function isAnswered(error: unknown): boolean {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
}

/** What a mail server answers may quote the address: only codes are kept. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return isAnswered(error) && 'responseCode' in error ? `${code} ${String(error.responseCode)}` : code
}
