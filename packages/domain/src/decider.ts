/** A command that may not happen, said as the fact that prevents it. Words for people live at the edge. */
export interface Refusal {
  readonly refused: string
}

/**
 * The one shape every rule of behaviour has. `decide` says what follows from a command, given what has
 * happened: events, or the refusal that prevents it. `evolve` remembers. Neither knows clock, chance or I/O.
 */
export interface Decider<Command, Event, State, R extends Refusal> {
  readonly initialState: State
  readonly decide: (command: Command, state: State) => readonly Event[] | R
  readonly evolve: (state: State, event: Event) => State
}

export function isRefused<R extends Refusal>(decision: readonly unknown[] | R): decision is R {
  return !Array.isArray(decision)
}
