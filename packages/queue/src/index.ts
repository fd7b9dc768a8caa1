export { migrateQueue } from './migrate.ts'
export { type Handlers, type JobIds, type Queue, type QueueOptions, openQueue } from './queue.ts'
