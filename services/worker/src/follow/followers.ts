import { readModels } from '@titian/read-models'
import type { Follower } from './run.ts'

/** Who follows which journal. */
export const followers: readonly Follower[] = readModels.map((model) => ({ ...model, journals: ['4104'] }))
