import { newUuid } from '../../app/uuid.ts'
import { Begin } from '../entry/Begin.tsx'
import type { Begun } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { readFirms } from '../sync/pull-changes.ts'
import { readSession } from '../sync/read-session.ts'
import { todayOf } from '../today.ts'
import { isVisitPurpose, readLastUsed, visitTitle, type VisitForm } from './visit-form.ts'

interface Props {
  readonly uscc: string | undefined
  /** What the visit is for, where a thing to do asks for it. */
  readonly purpose: string | undefined
}

export function NewVisit({ uscc, purpose }: Props) {
  return <Begin begin={(store) => visitTo(store, uscc, purpose)} />
}

async function visitTo(store: Store, uscc: string | undefined, purpose: string | undefined): Promise<Begun> {
  const firm = uscc === undefined ? undefined : (await readFirms(store)).find((each) => each.uscc === uscc)
  const form: VisitForm = {
    visit: newUuid(),
    firm: firm && { uscc: firm.uscc, name: firm.name },
    on: todayOf(await readSession(store)),
    ...readLastUsed(),
    ...(isVisitPurpose(purpose) ? { purposes: [purpose] } : {}),
    results: [],
    followedUp: [],
    note: '',
    photos: [],
    nextVisitOn: '',
    solved: undefined,
    demand: undefined,
    location: undefined,
  }
  return { type: 'log-visit', said: { title: visitTitle(form), form } }
}
