import { once } from 'node:events'
import { Writable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { Listeners } from './listeners.ts'

const pace = { lookEveryMs: 1, beatEveryMs: 1_000_000 }
let open: Listeners | undefined

afterEach(() => open?.end())

/** Listeners over a database that answers when the test says so. */
function listenersOver(given = pace) {
  const asked: ((position: number) => void)[] = []
  const failures: unknown[] = []
  const listeners = new Listeners(
    {
      look: () => new Promise<number>((answer) => asked.push(answer)),
      say: (position) => `${position} `,
      failed: (error) => failures.push(error),
    },
    given,
  )
  open = listeners
  /** Waits for the next look, and answers it. */
  const answer = async (position: number) => {
    const before = asked.length
    asked.at(-1)?.(position)
    await expect.poll(() => asked.length).toBe(before + 1)
  }
  return { listeners, asked, answer }
}

/** Somebody who takes what they are told at once; or, if slow, one thing each time that `take` is called. */
class Line extends Writable {
  heard = ''
  take: () => void = () => undefined

  constructor(isSlow = false) {
    super({
      highWaterMark: isSlow ? 1 : 16_384,
      write: (chunk, _, done) => {
        this.heard += String(chunk)
        if (isSlow) this.take = done
        else done()
      },
    })
  }
}

test('one looks for all, however many they are', async () => {
  const { listeners, asked, answer } = listenersOver()
  const lines = Array.from({ length: 500 }, () => new Line())
  for (const line of lines) listeners.join(line, 'somebody')
  expect(asked).toHaveLength(1)
  await answer(7)
  await answer(7)
  await answer(8)
  expect(asked).toHaveLength(4)
  expect(lines.map(({ heard }) => heard)).toEqual(lines.map(() => '7 8 '))
})

test('whoever comes later is told at once where things are, without another look', async () => {
  const { listeners, asked, answer } = listenersOver()
  listeners.join(new Line(), 'early')
  await answer(7)
  const late = new Line()
  listeners.join(late, 'late')
  expect(late.heard).toBe('7 ')
  expect(asked).toHaveLength(2)
})

test('where nobody listens nobody looks, and who comes then is told nothing old', async () => {
  const { listeners, asked, answer } = listenersOver()
  const only = new Line()
  listeners.join(only, 'somebody')
  await answer(7)
  only.destroy()
  await once(only, 'close')
  asked.at(-1)?.(8)
  const next = new Line()
  listeners.join(next, 'somebody')
  expect(asked).toHaveLength(3)
  expect(next.heard).toBe('')
})

test('who reads slowly is told only the newest once it has caught up', async () => {
  const { listeners, answer } = listenersOver()
  const slow = new Line(true)
  listeners.join(slow, 'somebody')
  for (const position of [1, 2, 3, 4]) await answer(position)
  expect([slow.heard, slow.writableLength]).toEqual(['1 ', 2])
  slow.take()
  await expect.poll(() => slow.heard).toBe('1 4 ')
})

test('who reads nothing any more is cut off; who reads hears beats, and an end after some minutes', async () => {
  const { listeners, answer } = listenersOver({ lookEveryMs: 1, beatEveryMs: 1 })
  const gone = new Line(true)
  const there = new Line()
  listeners.join(gone, 'gone')
  listeners.join(there, 'there')
  await answer(1)
  await expect.poll(() => gone.destroyed).toBe(true)
  await expect.poll(() => there.writableFinished).toBe(true)
  expect(gone.writableFinished).toBe(false)
  expect(there.heard).toContain(': beat')
})

test('a failing look is told of and tried again', async () => {
  const failures: unknown[] = []
  let looks = 0
  const listeners = new Listeners(
    {
      look: () => {
        looks += 1
        return looks === 1 ? Promise.reject(new Error('away')) : Promise.resolve(looks)
      },
      say: (position) => `${position} `,
      failed: (error) => failures.push(error),
    },
    pace,
  )
  open = listeners
  const line = new Line()
  listeners.join(line, 'somebody')
  await expect.poll(() => line.heard).toMatch(/^2 /)
  expect(failures).toEqual([new Error('away')])
})

test('a session has room for so many pages and no more', () => {
  const { listeners } = listenersOver()
  for (let page = 1; page <= 12; page += 1) {
    expect(listeners.hasRoomFor('somebody')).toBe(true)
    listeners.join(new Line(), 'somebody')
  }
  expect(listeners.hasRoomFor('somebody')).toBe(false)
  expect(listeners.hasRoomFor('another')).toBe(true)
})
