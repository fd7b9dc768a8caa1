import { cityCode, isWithin, planningUnits, unknownUnit, type Grant } from '@titian/domain'
import { sql, type Kysely, type Transaction } from 'kysely'

/** Who asks, with the grants that count for what is asked. */
export interface Principal {
  readonly account: string
  readonly grants: readonly Grant[]
}

/**
 * Every question's one way to the tables: a read-only transaction that sees one moment, and in which Postgres knows who
 * asks for which units. Nothing of that outlives the transaction, so that no pooled connection remembers it.
 */
export function withScope<Tables, Answer>(
  db: Kysely<Tables>,
  principal: Principal,
  ask: (transaction: Transaction<Tables>) => Promise<Answer>,
): Promise<Answer> {
  const units = unitsInSight(principal)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      await sql`select set_config('titian.account', ${principal.account}, true),
        set_config('titian.units', ${units?.join() ?? '*'}, true)`.execute(transaction)
      return ask(transaction)
    })
}

/** The units whose enterprises someone may see; undefined: all, those without a known unit among them. */
export function unitsInSight({ grants }: Principal): readonly string[] | undefined {
  const whole = grants.filter((grant) => !isOfficer(grant))
  return whole.some((grant) => isWithin(cityCode, grant.unit)) ? undefined : unitsWithin(whole)
}

/** Officers see the firms that they look after, in whatever unit, and others of their grant's unit by name only. */
export function isOfficer({ role }: Grant): boolean {
  return role === 'liaison' || role === 'service-officer'
}

/** The units whose enterprises someone may find by name; their own firms are another question. */
export function unitsByName({ grants }: Principal): readonly string[] {
  return unitsWithin(grants.filter(isOfficer))
}

function unitsWithin(grants: readonly Grant[]): readonly string[] {
  return [...planningUnits.map(({ code }) => code), unknownUnit].filter((code) =>
    grants.some((grant) => isWithin(code, grant.unit)),
  )
}
