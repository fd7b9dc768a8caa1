import { useLive } from './store/live.ts'
import { useStore, type Store } from './store/store.ts'
import { readSession } from './sync/read-session.ts'
import { todayOf } from './today.ts'

/** 今天; undefined until it is known which day the city has, so that no form begins with another. */
export function useToday(): string | undefined {
  return useLive(readToday, useStore())
}

async function readToday(store: Store): Promise<string> {
  return todayOf(await readSession(store))
}
