import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

/** How the way between a phone and Titian is at the moment. */
export type Weather =
  | { readonly kind: 'fine' }
  /** Nobody can be reached. */
  | { readonly kind: 'down' }
  /** Bytes a second and delay each way; every connection is cut after some bytes. */
  | {
      readonly kind: 'bad'
      readonly bytesPerSecond: number
      readonly delayMs: number
      readonly cutAfter: readonly number[]
    }

export interface Network {
  readonly address: string
  readonly set: (weather: Weather) => void
  /** How many connections broke off in the middle. */
  readonly cuts: () => number
  readonly stop: () => Promise<void>
}

/** 50 kbit/s, 800 ms and cuts, eight times as fast as life: a test may not take as long as an afternoon in the hills. */
export const hills: Weather = {
  kind: 'bad',
  bytesPerSecond: 50_000,
  delayMs: 50,
  cutAfter: [30_000, 90_000, 18_000, 60_000],
}

/** A small proxy between a browser and Titian, whose address stays the same whatever the weather. */
export async function startNetwork(target: string): Promise<Network> {
  const { port } = new URL(target)
  let weather: Weather = { kind: 'fine' }
  let [cuts, connections] = [0, 0]
  const sockets = new Set<Socket>()

  const server = createServer((near) => {
    sockets.add(near)
    near.on('close', () => sockets.delete(near)).on('error', () => undefined)
    if (weather.kind === 'down') return void near.resetAndDestroy()
    const far = connect(Number(port), '127.0.0.1')
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    const limit = weather.kind === 'bad' ? weather.cutAfter[connections % weather.cutAfter.length] : undefined
    connections += 1
    let passed = 0
    const carry = async (from: Socket, to: Socket) => {
      for await (const chunk of from) {
        const bytes: Buffer = chunk
        if (weather.kind === 'bad') await sleep(weather.delayMs + (bytes.length / weather.bytesPerSecond) * 1000)
        passed += bytes.length
        if (limit !== undefined && weather.kind === 'bad' && passed > limit) {
          cuts += 1
          return void near.resetAndDestroy()
        }
        to.write(bytes)
      }
    }
    void carry(near, far).catch(() => near.destroy())
    void carry(far, near).catch(() => near.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The network has no port')
  return {
    address: `http://127.0.0.1:${bound.port}`,
    set: (next) => {
      weather = next
      // Whoever was connected before has another connection now.
      for (const socket of sockets) socket.resetAndDestroy()
    },
    cuts: () => cuts,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((settle) => server.close(settle))
    },
  }
}
