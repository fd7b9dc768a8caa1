import type { Job } from './job.ts'

/** Every job that the worker does. */
export const jobs: readonly Job[] = []
