import type { Principal } from '@titian/read-models'
import type { SyncTable } from './sync-table.ts'

/** The commands that a device may send. */
export const syncTable: SyncTable<Principal> = {
  whoOn: async (_shell, sender) => sender,
  own: (_who, codes) => codes,
  commands: {},
}
