import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Job } from '../../services/worker/src/jobs/job.ts'

export const slowJobTables = `
  create table slow_job (id text primary key, steps int not null default 0, starts int not null default 0);
  grant select, insert, update on slow_job to titian_app;
`

const stepsOfSlowJob = 10

/** Ten steps of 100 ms, each kept: begun again, it goes on where it was. */
export const slowJob: Job = {
  name: 'count-slowly',
  pending: async (db) => {
    const { rows } = await sql<{
      id: string
    }>`select id from slow_job where steps < ${stepsOfSlowJob} order by id`.execute(db)
    return rows.map(({ id }) => id)
  },
  run: async ({ id }, { db, signal }) => {
    await sql`update slow_job set starts = starts + 1 where id = ${id}`.execute(db)
    for (;;) {
      await sleep(100)
      signal.throwIfAborted()
      const { rows } = await sql<{ steps: number }>`
        update slow_job set steps = steps + 1 where id = ${id} and steps < ${stepsOfSlowJob} returning steps`.execute(
        db,
      )
      if ((rows[0]?.steps ?? stepsOfSlowJob) === stepsOfSlowJob) return
    }
  },
}
