import type { FieldFirm } from '@titian/contract'
import { phone as words } from '../../words/phone.ts'
import { DemandCard } from '../demands/DemandCard.tsx'
import { usePendingMoves } from '../demands/use-pending-moves.ts'
import { go, hrefOf } from '../route.ts'
import { reopening } from '../store/database.ts'
import { useStore } from '../store/store.ts'
import { useSync } from '../sync/SyncProvider.tsx'
import { plusDays, todayOf } from '../today.ts'
import { useToday } from '../use-today.ts'
import { CountedAt } from './CountedAt.tsx'
import { useFirms } from './use-firms.ts'

export function FirmScreen({ uscc }: { uscc: string }) {
  const firms = useFirms()
  const firm = firms?.find((each) => each.uscc === uscc || each.codes.includes(uscc))
  if (!firms) return <p className="splash">{words.loading}</p>
  return (
    <>
      <a className="back" href={hrefOf('firms')}>
        ‹ {words.back}
      </a>
      {firm ? <Firm firm={firm} /> : <p className="empty">{words.firm.gone}</p>}
    </>
  )
}

function Firm({ firm }: { firm: FieldFirm }) {
  const today = useToday() ?? todayOf(undefined)
  const pending = usePendingMoves()
  const { name, uscc, own, titles = [], demands = [], events = [] } = firm
  return (
    <>
      <h1>{name}</h1>
      <p className="quiet">{uscc}</p>
      <CountedAt />
      <div className="actions">
        <button type="button" className="primary" onClick={() => go('new', uscc)}>
          {words.add}
        </button>
        <button type="button" onClick={() => go('raise', uscc)}>
          {words.firm.raise}
        </button>
        {own ? <Call firm={firm} /> : undefined}
      </div>
      {own ? undefined : <p className="quiet">{words.firm.nameOnly}</p>}
      {own ? (
        <>
          {firm.briefing ? <Briefing briefing={firm.briefing} /> : undefined}
          <h2>{words.firm.titles}</h2>
          <ul className="lines">
            {titles.length === 0 ? <li className="quiet">{words.firm.noTitles}</li> : undefined}
            {titles.map(({ title, name: said, through }) => (
              <li key={title}>
                {said}
                {through === null ? undefined : (
                  <span className={through <= plusDays(today, 365) ? 'due' : 'quiet'}>
                    {words.firm.through(through)}
                  </span>
                )}
              </li>
            ))}
          </ul>
          <h2>{words.firm.demands}</h2>
          <ul className="cards">
            {demands.length === 0 ? <li className="quiet">{words.firm.noDemands}</li> : undefined}
            {demands.map((demand) => (
              <DemandCard
                key={demand.demand}
                demand={demand}
                firm={undefined}
                today={today}
                pending={pending.has(demand.demand)}
              />
            ))}
          </ul>
          <h2>{words.firm.events}</h2>
          <ul className="lines">
            {events.length === 0 ? <li className="quiet">{words.firm.noEvents}</li> : undefined}
            {events.map(({ on, line }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- Two lines of a day may read alike.
              <li key={`${on} ${index}`}>
                <time dateTime={on}>{on}</time> {line}
              </li>
            ))}
          </ul>
        </>
      ) : undefined}
    </>
  )
}

/** Before the door, also without a network. */
function Briefing({ briefing }: { briefing: NonNullable<FieldFirm['briefing']> }) {
  const lines = (['runsOut', 'askedLast', 'mayClaim'] as const).map((line) => ({ line, said: briefing[line] }))
  return (
    <>
      <h2>{words.firm.briefing}</h2>
      <dl className="briefing">
        {lines.map(({ line, said }) => (
          <div key={line}>
            <dt className="quiet">{words.firm[line]}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** One tap, with or without a network; that it was done goes on record with the next contact. */
function Call({ firm: { uscc, contact } }: { firm: FieldFirm }) {
  const { db } = useStore()
  const sync = useSync()
  if (!contact || contact.phone === '') return <p className="quiet">{words.firm.noContact}</p>
  const note = async () => {
    await reopening(db, () => db.dialled.add({ uscc, at: new Date().toISOString() }))
    sync.poke()
  }
  return (
    <a className="button" href={`tel:${contact.phone}`} onClick={() => void note()}>
      {words.firm.call(contact.name)} <span className="number">{contact.phone}</span>
    </a>
  )
}
