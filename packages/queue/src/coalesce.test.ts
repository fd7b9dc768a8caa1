import { expect, test } from 'vitest'
import { coalesce } from './coalesce.ts'

test('the first wake-up goes at once, and those of the next 20 ms go as one', async () => {
  const sent: string[] = []
  const { ask, close } = coalesce(async (key) => {
    sent.push(key)
  }, 20)
  for (let count = 0; count < 1000; count++) ask('4104')
  expect(sent).toEqual(['4104'])
  await expect.poll(() => sent).toEqual(['4104', '4104'])
  close()
})

test('one journal does not wait for another', () => {
  const sent: string[] = []
  const { ask, close } = coalesce(async (key) => {
    sent.push(key)
  }, 20)
  ask('4104')
  ask('4104-access')
  expect(sent).toEqual(['4104', '4104-access'])
  close()
})

test('while one is under way no second is sent, however slow the queue is', async () => {
  const sent: (() => void)[] = []
  const { ask, close } = coalesce(() => new Promise((arrive) => sent.push(arrive)), 1)
  ask('4104')
  for (let count = 0; count < 50; count++) {
    ask('4104')
    await new Promise((settle) => setTimeout(settle, 1))
  }
  expect(sent).toHaveLength(1)
  sent[0]?.()
  await expect.poll(() => sent).toHaveLength(2)
  close()
})

test('a closed one sends nothing more', async () => {
  const sent: string[] = []
  const { ask, close } = coalesce(async (key) => {
    sent.push(key)
  }, 5)
  ask('4104')
  ask('4104')
  close()
  ask('4104')
  await new Promise((settle) => setTimeout(settle, 20))
  expect(sent).toEqual(['4104'])
})
