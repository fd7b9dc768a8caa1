import type { RecordedEvent } from '@titian/event-store'
import type { QueryExecutorProvider } from 'kysely'
import { assignmentRows } from './assignments/assignment-rows.ts'
import { checkRows } from './checks/check-rows.ts'
import { demandRows } from './demand-ledger/demand-rows.ts'
import { dutyRows } from './duties/duty-rows.ts'
import { enterpriseIndex } from './enterprises/enterprise-index.ts'
import { demandFacts } from './figures/demand-facts.ts'
import { firmPlanRows } from './firm-plans/firm-plan-rows.ts'
import { figureFacts } from './figures/figure-facts.ts'
import { targetRows } from './target-progress/target-rows.ts'
import { templateRows } from './templates/template-rows.ts'
import { visitRows } from './visit-log/visit-rows.ts'

/** One question's tables: how events change them. Its name is that of its checkpoint, its version included. */
export interface ReadModel {
  readonly name: string
  /** Where its rows are: what a rebuild empties and fills. */
  readonly tables: readonly string[]
  readonly handle: (db: QueryExecutorProvider, events: readonly RecordedEvent[]) => Promise<void>
}

/** Every read model that follows the city's journal. A figure is current once all of them have passed a position. */
export const readModels: readonly ReadModel[] = [
  figureFacts,
  enterpriseIndex,
  targetRows,
  visitRows,
  assignmentRows,
  demandRows,
  demandFacts,
  dutyRows,
  checkRows,
  templateRows,
  firmPlanRows,
]
