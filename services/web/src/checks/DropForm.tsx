import type { CheckShown } from '@titian/contract'
import { ReasonForm } from '../app/ReasonForm.tsx'
import { words } from '../words/words.ts'
import { dropCheck } from './checks.ts'

const say = words.checks.drop

export function DropForm({ check, onClose }: { check: CheckShown; onClose: () => void }) {
  return (
    <ReasonForm
      say={say}
      what={say.what}
      tell={(reason, key) => dropCheck(check.check, reason, key)}
      onClose={onClose}
    />
  )
}
