import { checkFieldNames, checkInputText, type FirmToCheck } from '@titian/contract'
import { words } from '../words/words.ts'

const say = words.checks.firms.by

/** What the system knows of a firm, each with where it is from; the rest is 未知. */
export function KnownText({ firm }: { firm: Pick<FirmToCheck, 'known' | 'from'> }) {
  return checkFieldNames(firm.known).map((field) => {
    const source = firm.from.find((each) => each.field === field)
    return (
      <div key={field}>
        {checkInputText(field, firm.known)}
        {source && <span className="quiet">（{say[source.by](source.on)}）</span>}
      </div>
    )
  })
}
