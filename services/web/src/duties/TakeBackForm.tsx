import { ReasonForm } from '../app/ReasonForm.tsx'
import { words } from '../words/words.ts'
import { takeBackDuty } from './duties.ts'
import type { OneDutyProps } from './MarkForm.tsx'

/** What a person marked was not so. */
export function TakeBackForm({ item, year, onClose }: OneDutyProps) {
  const { uscc, name, duty, dutyName } = item
  return (
    <ReasonForm
      say={words.duties.takeBack}
      what={words.duties.mark.what(name, year, dutyName)}
      tell={(reason, key) => takeBackDuty({ uscc, duty, year, reason }, key)}
      onClose={onClose}
    />
  )
}
