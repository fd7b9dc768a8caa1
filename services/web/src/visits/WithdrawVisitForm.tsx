import type { VisitShown } from '@titian/contract'
import { ReasonForm } from '../app/ReasonForm.tsx'
import { words } from '../words/words.ts'
import { withdrawVisit } from './visits.ts'

const say = words.visits.withdraw

/** 撤回: it was no visit, or not this one; the record of it stays. */
export function WithdrawVisitForm({ visit, onClose }: { visit: VisitShown; onClose: () => void }) {
  return (
    <ReasonForm
      say={say}
      what={say.what}
      most={200}
      tell={(reason, key) => withdrawVisit(visit.visit, { reason }, key)}
      onClose={onClose}
    />
  )
}
