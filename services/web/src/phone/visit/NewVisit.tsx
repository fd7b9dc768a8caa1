import { useEffect, useRef } from 'react'
import { newUuid } from '../../app/uuid.ts'
import { phone as words } from '../../words/phone.ts'
import { goInstead } from '../route.ts'
import { beginItem } from '../store/outbox.ts'
import { useStore } from '../store/store.ts'
import { readFirms } from '../sync/pull-changes.ts'
import { todayOf } from '../today.ts'
import { readSession } from '../sync/read-session.ts'
import { isVisitPurpose, readLastUsed, type VisitForm } from './visit-form.ts'

interface Props {
  readonly uscc: string | undefined
  /** What the visit is for, where a thing to do asks for it. */
  readonly purpose: string | undefined
}

/** Opens a draft and goes to it: from here on everything is on the device. */
export function NewVisit({ uscc, purpose }: Props) {
  const store = useStore()
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const begin = async () => {
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
      const title = firm ? words.visit.titleOf(firm.name) : words.visit.untitled
      goInstead('visit', await beginItem(store, { type: 'log-visit', said: { title, form } }))
    }
    void begin()
  }, [store, uscc, purpose])
  return <p className="splash">{words.loading}</p>
}
