import { expect, test } from 'vitest'
import { takeGroup } from './group.ts'
import type { Prepared } from './prepare.ts'

type Waiting = { name: string; prepared: Prepared }

const nothing = { actor: 'a', content: '1', kept: '1', answer: 'null', events: [], claims: [], releases: [] }

function waiting(name: string, streams: string[], more: Partial<Prepared> = {}): Waiting {
  const events = streams.map((stream) => ({
    stream,
    type: 'VisitLogged',
    schema: 1,
    data: '{}',
    day: 0,
    cause: null,
    meta: null,
  }))
  return { name, prepared: { ...nothing, id: name, events, expect: [], ...more } }
}

function expecting(name: string, stream: string): Waiting {
  return waiting(name, [stream], { expect: [{ stream, version: 0 }] })
}

/** The groups in which a queue leaves. */
function groupsOf(queue: Waiting[]): string[][] {
  const groups: string[][] = []
  while (queue.length > 0) groups.push(takeGroup(queue, 100).map(({ name }) => name))
  return groups
}

test('callers who have nothing in common leave together', () => {
  expect(groupsOf([expecting('a', 's-1'), expecting('b', 's-2'), waiting('c', ['s-3'])])).toEqual([['a', 'b', 'c']])
})

test('who expects the version of a stream that another of the group writes waits, and lets others pass', () => {
  expect(groupsOf([expecting('a', 's-1'), expecting('b', 's-1'), expecting('c', 's-2')])).toEqual([['a', 'c'], ['b']])
  expect(groupsOf([waiting('a', ['s-1']), expecting('b', 's-1')])).toEqual([['a'], ['b']])
  expect(groupsOf([expecting('a', 's-1'), waiting('b', ['s-1'])])).toEqual([['a'], ['b']])
})

test('callers who take a stream as they find it share it', () => {
  expect(groupsOf([waiting('a', ['s-1']), waiting('b', ['s-1']), waiting('c', ['s-1'])])).toEqual([['a', 'b', 'c']])
})

test('a command waits for its repetition, and a key for its release', () => {
  const claim = { claims: [{ key: 'k', stream: 's-1' }] }
  expect(groupsOf([waiting('a', ['s-1']), waiting('a', ['s-2'])])).toEqual([['a'], ['a']])
  expect(groupsOf([waiting('a', ['s-1'], { releases: ['k'] }), waiting('b', ['s-2'], claim)])).toEqual([['a'], ['b']])
  expect(groupsOf([waiting('a', ['s-1'], claim), waiting('b', ['s-2'], claim)])).toEqual([['a'], ['b']])
})

test('a group is as many callers as were asked for or 1,000 events, but one import goes whatever its size', () => {
  const many = Array.from({ length: 150 }, (_, nth) => waiting(`${nth}`, [`s-${nth}`]))
  expect(groupsOf(many).map((group) => group.length)).toEqual([100, 50])
  const rows = (count: number) => Array.from({ length: count }, (_, row) => `row-${row}`)
  expect(groupsOf([waiting('a', rows(600)), waiting('b', rows(500)), waiting('c', rows(3000))])).toEqual([
    ['a'],
    ['b'],
    ['c'],
  ])
})
