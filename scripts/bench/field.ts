import { randomUUID } from 'node:crypto'
import { assignmentStream, officerStream, planningUnits } from '@titian/domain'
import { createEventStore, openDatabase, type NewEvent } from '@titian/event-store'
import { keepCredential } from '../../services/api/src/accounts/credential.ts'
import { decideAccount } from '../../services/api/src/accounts/decide-account.ts'
import { nameHolder } from '../../services/api/src/accounts/holder.ts'
import { codeOf, wordOf } from './made-register.ts'

export interface FieldOfficer {
  readonly account: string
  readonly password: string
  /** 编号. */
  readonly officer: string
  readonly firms: readonly { readonly uscc: string; readonly name: string }[]
}

const journal = '4104'
const password = 'Tianye-Zoufang-26'
const since = '2021-01-01'

/** So many officers with accounts, each with so many registered firms of their own, in the counties in turn. */
export async function openField(
  databaseUrl: string,
  { officers, firmsEach }: { readonly officers: number; readonly firmsEach: number },
): Promise<readonly FieldOfficer[]> {
  const { db, pool } = openDatabase<unknown>(databaseUrl, { poolSize: 2 })
  try {
    const store = createEventStore(pool)
    const keep = async (events: readonly NewEvent[], claims: readonly { key: string; stream: string }[] = []) => {
      const command = { id: randomUUID(), content: {} }
      const outcome = await store.append({ journal, actor: 'field', command, events, claims })
      if (outcome.outcome !== 'appended') throw new Error(`The field was not opened: ${outcome.outcome}`)
    }
    const kept = await keepCredential(db, password)
    if ('refused' in kept) throw new Error(kept.refused)
    const field: FieldOfficer[] = []
    for (let nth = 0; nth < officers; nth += 1) {
      const officer = officerOf(nth, firmsEach)
      const { account, unit, firms } = officer
      await nameHolder(db, journal, account, `${wordOf(nth)}（服务员）`)
      const decision = await decideAccount({ db, store, journal }, account, [
        {
          type: 'FoundAccount',
          account,
          grants: [{ role: 'service-officer', unit }],
          credential: kept.credential,
          mustChangePassword: false,
        },
      ])
      if ('refused' in decision) throw new Error(decision.refused)
      await keep(decision.events)
      const registered = firms.map((firm) => ({ ...firm, stream: `enterprise-${randomUUID()}` }))
      await keep(
        [
          said(officerStream(officer.officer), 'OfficerListed', {
            officer: officer.officer,
            person: randomUUID(),
            unit,
            from: since,
          }),
          said(officerStream(officer.officer), 'OfficerAccountLinked', { account }),
          ...registered.flatMap(({ stream, ...firm }) => [
            said(stream, 'RegisterEntryListed', { ...firm, unit }, { list: { import: randomUUID(), row: 1 } }),
            said(assignmentStream(firm.uscc), 'OfficerAssigned', { ...firm, officer: officer.officer }),
          ]),
        ],
        registered.map(({ uscc, stream }) => ({ key: `uscc:${uscc}`, stream })),
      )
      field.push({ account, password, officer: officer.officer, firms })
    }
    return field
  } finally {
    await db.destroy()
  }
}

function officerOf(nth: number, firmsEach: number) {
  const { code: unit } = planningUnits[nth % planningUnits.length] ?? { code: '410422' }
  const firms = Array.from({ length: firmsEach }, (_, index) => {
    const number = nth * firmsEach + index
    return { uscc: codeOf(unit, number), name: `平顶山市${wordOf(number)}机械有限公司` }
  })
  return {
    account: `kj${String(nth + 1).padStart(3, '0')}`,
    officer: `KJ${String(nth + 1).padStart(3, '0')}`,
    unit,
    firms,
  }
}

function said(stream: string, type: string, data: object, meta?: object): NewEvent {
  return { stream, type, schema: 1, data, occurredOn: since, ...(meta ? { meta } : {}) }
}
