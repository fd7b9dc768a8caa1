import type { TitleHeld } from '@titian/contract'

/** Of several times that a firm held a title, the one that says most of it now. */
const telling: readonly TitleHeld['state'][] = ['valid', 'pending', 'future', 'ended']

/** How a title stands with a firm; undefined where it never had it. */
export function stateOf(
  title: string,
  held: readonly Pick<TitleHeld, 'title' | 'state'>[],
): TitleHeld['state'] | undefined {
  const states = held.filter((each) => each.title === title).map(({ state }) => state)
  return telling.find((state) => states.includes(state))
}
