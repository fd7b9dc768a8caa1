import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problemOf, type EdgeRefusal } from '@titian/contract'

/** What is no HTTP, or takes too long, never becomes a request; it is answered here and its connection closed. */
export function answerUnreadable({ code }: { readonly code?: string }, socket: Socket): void {
  if (socket.destroyed || !socket.writable || code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const problem = problemOf(refusalOf(code))
  const body = JSON.stringify({ ...problem, instance: randomUUID() })
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function refusalOf(code: string | undefined): EdgeRefusal {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { refused: 'RequestTooSlow' }
    case 'HPE_HEADER_OVERFLOW':
      return { refused: 'RequestTooLarge' }
    default:
      return { refused: 'RequestMalformed', malformed: 'request' }
  }
}
