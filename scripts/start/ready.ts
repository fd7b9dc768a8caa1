import { setTimeout as sleep } from 'node:timers/promises'

const limitMs = 60_000

/** Waits until the api says that every part it needs answers. */
export async function untilReady(address: string): Promise<void> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const answer = await ask(`${address}/health/ready`)
    if (answer === 'ready') return
    if (performance.now() > deadline) throw new Error(`系统在 ${limitMs / 1000} 秒内未能就绪：${answer}`)
    await sleep(100)
  }
}

async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    return response.ok ? 'ready' : await response.text()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
