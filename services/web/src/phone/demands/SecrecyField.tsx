import { demandSecrecyWords } from '@titian/contract/words/demand-words'
import { phone as words } from '../../words/phone.ts'

export function SecrecyField({ secrecy, onChange }: { secrecy: string; onChange: (secrecy: string) => void }) {
  return (
    <label>
      {words.demands.secrecy}
      <select value={secrecy} onChange={({ target }) => onChange(target.value)}>
        {Object.entries(demandSecrecyWords).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
