import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'

/** A mail server as small as can be: it takes what it is handed, or says no. */
export async function openMailServer() {
  const mails: string[] = []
  let refuses = false
  let hangsUp = false
  const server = createServer((socket) => {
    let text = ''
    let isBody = false
    socket.on('error', () => undefined)
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      text += chunk.toString()
      for (;;) {
        const end = isBody ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n')
        if (end < 0) return
        const said = text.slice(0, end)
        text = text.slice(end + (isBody ? 5 : 2))
        if (isBody) {
          isBody = false
          mails.push(said)
          if (hangsUp) return void socket.destroy()
          socket.write('250 taken\r\n')
        } else if (/^(EHLO|HELO)/i.test(said)) socket.write('250 test\r\n')
        else if (/^RCPT/i.test(said)) socket.write(refuses ? '451 later\r\n' : '250 yes\r\n')
        else if (/^DATA/i.test(said)) {
          isBody = true
          socket.write('354 go on\r\n')
        } else if (/^QUIT/i.test(said)) socket.end('221 bye\r\n')
        else socket.write('250 yes\r\n')
      }
    })
  })
  const port = await listening(server)
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (now: boolean) => (refuses = now),
    /** Takes a mail and is gone before it says so. */
    hangUp: (now: boolean) => (hangsUp = now),
    close: () => closing(server),
  }
}

/** The receiving end of a webhook. */
export async function openGateway() {
  const received: { body: string; headers: Readonly<Record<string, string | string[] | undefined>> }[] = []
  let status = 204
  const server = createHttpServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push({ body, headers: request.headers })
      response.writeHead(status).end()
    })
  })
  const port = await listening(server)
  return {
    url: `http://127.0.0.1:${port}/digest`,
    received,
    answer: (next: number) => (status = next),
    close: () => closing(server),
  }
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!isAddress(address)) throw new Error('A server listens nowhere')
  return address.port
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}

async function closing(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  await closed
}
