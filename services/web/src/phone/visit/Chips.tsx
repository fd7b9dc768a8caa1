interface Props<Value extends string> {
  readonly name: string
  readonly choices: readonly { readonly value: Value; readonly name: string }[]
  readonly chosen: readonly Value[]
  readonly onChoose: (value: Value) => void
}

/** Buttons that stay pressed; what is chosen has a mark beside its colour. */
export function Chips<Value extends string>({ name, choices, chosen, onChoose }: Props<Value>) {
  return (
    <div className="chips" role="group" aria-label={name}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={chosen.includes(choice.value)}
          onClick={() => onChoose(choice.value)}
        >
          {choice.name}
        </button>
      ))}
    </div>
  )
}
