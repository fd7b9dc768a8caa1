import { accesses } from './accesses.ts'
import { accounts } from './accounts.ts'
import { assignments } from './assignments.ts'
import { app } from './app.ts'
import { callBacks } from './call-backs.ts'
import { demands } from './demands.ts'
import { digest } from './digest.ts'
import { checks } from './checks.ts'
import { duties } from './duties.ts'
import { enterprises } from './enterprises.ts'
import { figures } from './figures.ts'
import { firmPlans } from './firm-plans.ts'
import { imports } from './imports.ts'
import { monthlyReport } from './monthly-report.ts'
import { myWork } from './my-work.ts'
import { review } from './review.ts'
import { service } from './service.ts'
import { session } from './session.ts'
import { targetForms } from './target-forms.ts'
import { targets } from './targets.ts'
import { templates } from './templates.ts'
import { time } from './time.ts'
import { visits } from './visits.ts'
import { workingCalendar } from './working-calendar.ts'

/** Every text of the desk, in the words of the bureau. A page writes none of its own. */
export const words = {
  accesses,
  accounts,
  assignments,
  app,
  callBacks,
  demands,
  workingCalendar,
  digest,
  checks,
  duties,
  enterprises,
  figures,
  firmPlans,
  imports,
  monthlyReport,
  myWork,
  review,
  service,
  session,
  targetForms,
  targets,
  templates,
  time,
  visits,
}
