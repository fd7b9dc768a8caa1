import { dutiesStream } from '@titian/domain'
import type { TestApi } from '../test-api.ts'

interface Done {
  readonly uscc: string
  readonly name: string
  readonly duty: string
  readonly year: number
}

/** What a row of a list says of who has done what, as its import records it. */
export async function listedEventsOf({ shell }: Pick<TestApi, 'shell'>, data: Done, occurredOn: string): Promise<void> {
  const meta = { list: { import: crypto.randomUUID(), row: 1 } }
  const outcome = await shell.store.append({
    journal: shell.journal,
    actor: 'test',
    command: { id: crypto.randomUUID(), content: {} },
    events: [{ stream: dutiesStream(data.uscc), type: 'DutyDone', schema: 1, data, occurredOn, meta }],
  })
  if (outcome.outcome !== 'appended') throw new Error(outcome.outcome)
}
