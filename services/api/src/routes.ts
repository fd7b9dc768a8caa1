import { listAccesses } from './access/list-accesses.ts'
import { changeAccount } from './accounts/change-account.ts'
import { listAccounts } from './accounts/list-accounts.ts'
import { openAccount } from './accounts/open-account.ts'
import { resetPassword } from './accounts/reset-password.ts'
import { assignInBulk } from './assignments/assign-in-bulk.ts'
import { assignOfficer } from './assignments/assign-officer.ts'
import { decideObjection } from './assignments/decide-objection.ts'
import { endAssignment } from './assignments/end-assignment.ts'
import { listAssignments } from './assignments/list-assignments.ts'
import { listUnassigned } from './assignments/list-unassigned.ts'
import { objectToAssignment } from './assignments/object-to-assignment.ts'
import { showOfficerOfFirm } from './assignments/show-officer-of-firm.ts'
import { fixBusinessDay } from './calendar/fix-business-day.ts'
import { setWorkingYear } from './calendar/set-working-year.ts'
import { showWorkingCalendar } from './calendar/show-working-calendar.ts'
import { showBusinessDay } from './calendar/show-business-day.ts'
import { streamChanges } from './changes/stream-changes.ts'
import { concludeCheck } from './checks/conclude-check.ts'
import { downloadCheckForm } from './checks/download-check-form.ts'
import { dropCheck } from './checks/drop-check.ts'
import { listChecks } from './checks/list-checks.ts'
import { listFirmsToCheck } from './checks/list-firms-to-check.ts'
import { raiseCheck } from './checks/raise-check.ts'
import { recordCheck } from './checks/record-check.ts'
import { showCheck } from './checks/show-check.ts'
import { showCheckRules } from './checks/show-check-rules.ts'
import { staffCheck } from './checks/staff-check.ts'
import { amendDemand } from './demands/amend-demand.ts'
import { confirmDemand } from './demands/confirm-demand.ts'
import { drawCallBacks } from './demands/draw-call-backs.ts'
import { listCallBacks } from './demands/list-call-backs.ts'
import { showCallBack } from './demands/show-call-back.ts'
import { showConfirmation } from './demands/show-confirmation.ts'
import { exportDemands } from './demands/export-demands.ts'
import { findDemands } from './demands/find-demands.ts'
import { showDemandAttachment } from './demands/show-demand-attachment.ts'
import { showDemand } from './demands/show-demand.ts'
import { moveDemand } from './demands/move-demand.ts'
import { raiseDemand } from './demands/raise-demand.ts'
import { dismissDigest } from './digest/dismiss-digest.ts'
import { setDigest } from './digest/set-digest.ts'
import { showDigest } from './digest/show-digest.ts'
import { dropDuty } from './duties/drop-duty.ts'
import { exportDuties } from './duties/export-duties.ts'
import { findDuties } from './duties/find-duties.ts'
import { markDutyDone } from './duties/mark-duty-done.ts'
import { setDuty } from './duties/set-duty.ts'
import { showDutyTable } from './duties/show-duty-table.ts'
import { takeBackDuty } from './duties/take-back-duty.ts'
import { correctStatement } from './enterprises/correct-statement.ts'
import { exportEnterprises } from './enterprises/export-enterprises.ts'
import { findEnterprises } from './enterprises/find-enterprises.ts'
import { mergeEnterprises } from './enterprises/merge-enterprises.ts'
import { showBriefing } from './enterprises/show-briefing.ts'
import { showContact } from './enterprises/show-contact.ts'
import { showEnterprise } from './enterprises/show-enterprise.ts'
import { showTimeline } from './enterprises/show-timeline.ts'
import { stateOfEnterprise } from './enterprises/state-of-enterprise.ts'
import { exportMembers } from './figures/export-members.ts'
import { listFigures } from './figures/list-figures.ts'
import { listMembers } from './figures/list-members.ts'
import { showBridge } from './figures/show-bridge.ts'
import { showCourse } from './figures/show-course.ts'
import { showFigure } from './figures/show-figure.ts'
import { closePlan } from './firm-plans/close-plan.ts'
import { doPlanAction } from './firm-plans/do-plan-action.ts'
import { listPlans } from './firm-plans/list-plans.ts'
import { reviewPlan } from './firm-plans/review-plan.ts'
import { writePlan } from './firm-plans/write-plan.ts'
import { downloadHandoverSheet } from './handovers/download-handover-sheet.ts'
import { listHandovers } from './handovers/list-handovers.ts'
import { prepareHandover } from './handovers/prepare-handover.ts'
import { acceptHandover, returnHandover } from './handovers/settle-handover.ts'
import type { App } from './http/app.ts'
import { reportHealth } from './http/health.ts'
import { measure } from './http/metrics.ts'
import { acceptProposals } from './imports/accept-proposals.ts'
import { answerImport } from './imports/answer-import.ts'
import { commitImport } from './imports/commit-import.ts'
import { confirmMatches } from './imports/confirm-matches.ts'
import { decideMatch } from './imports/decide-match.ts'
import { downloadRefused } from './imports/download-refused.ts'
import { listImports } from './imports/list-imports.ts'
import { listRefused } from './imports/list-refused.ts'
import { listRows } from './imports/list-rows.ts'
import { pasteList } from './imports/paste-list.ts'
import { showImport } from './imports/show-import.ts'
import { undoImport } from './imports/undo-import.ts'
import { uploadList } from './imports/upload-list.ts'
import { changeOfficer } from './officers/change-officer.ts'
import { coverAbsence } from './officers/cover-absence.ts'
import { endAbsence } from './officers/end-absence.ts'
import { leaveOfficer } from './officers/leave-officer.ts'
import { linkAccount } from './officers/link-account.ts'
import { listOfficers } from './officers/list-officers.ts'
import { openOfficer } from './officers/open-officer.ts'
import { showMyWork } from './my-work/show-my-work.ts'
import { confirmUnits } from './review/confirm-units.ts'
import { giveUpMissing } from './review/give-up-missing.ts'
import { identifyPerson } from './review/identify-person.ts'
import { listReview } from './review/list-review.ts'
import { dropTemplate } from './templates/drop-template.ts'
import { exportDemandsByTemplate } from './templates/export-demands-by-template.ts'
import { exportVisitsByTemplate } from './templates/export-visits-by-template.ts'
import { listTemplates } from './templates/list-templates.ts'
import { sampleRecords } from './templates/sample-records.ts'
import { saveTemplate } from './templates/save-template.ts'
import { settleContested } from './review/settle-contested.ts'
import { settleKept } from './review/settle-kept.ts'
import { exportService } from './service/export-service.ts'
import { showOfficersService } from './service/show-officers-service.ts'
import { showService } from './service/show-service.ts'
import { changePassword } from './sessions/change-password.ts'
import { signIn } from './sessions/sign-in.ts'
import { signOut } from './sessions/sign-out.ts'
import { unlock } from './sessions/unlock.ts'
import { whoAmI } from './sessions/who-am-i.ts'
import type { Shell } from './shell.ts'
import { listChanges } from './sync/list-changes.ts'
import { listDevices } from './sync/list-devices.ts'
import { noteDialled } from './sync/note-dialled.ts'
import { receiveBlob } from './sync/receive-blob.ts'
import { receiveCommands } from './sync/receive-commands.ts'
import { showBlob } from './sync/show-blob.ts'
import { downloadMonthlyReport } from './monthly-report/download-monthly-report.ts'
import { showMonthlyReport } from './monthly-report/show-monthly-report.ts'
import { adoptPlan } from './targets/adopt-plan.ts'
import { explainLag } from './targets/explain-lag.ts'
import { setTarget } from './targets/set-target.ts'
import { showRevisions } from './targets/show-revisions.ts'
import { showTargets } from './targets/show-targets.ts'
import { listUnits } from './units/list-units.ts'
import { amendVisit } from './visits/amend-visit.ts'
import { exportVisits } from './visits/export-visits.ts'
import { findVisits } from './visits/find-visits.ts'
import { listCampaigns } from './visits/list-campaigns.ts'
import { logVisit } from './visits/log-visit.ts'
import { planCampaign } from './visits/plan-campaign.ts'
import { showAttachment } from './visits/show-attachment.ts'
import { showVisit } from './visits/show-visit.ts'
import { warnOfVisits } from './visits/warn-of-visits.ts'
import { withdrawCampaign } from './visits/withdraw-campaign.ts'
import { withdrawVisit } from './visits/withdraw-visit.ts'

/** Every route, each in a file of its own; who may use it stands in policy.ts. */
export const routes: readonly ((app: App, shell: Shell) => void)[] = [
  signIn,
  whoAmI,
  signOut,
  unlock,
  changePassword,
  listAccounts,
  openAccount,
  changeAccount,
  resetPassword,
  listAccesses,
  listUnits,
  showBusinessDay,
  fixBusinessDay,
  showWorkingCalendar,
  setWorkingYear,
  streamChanges,
  listFigures,
  showFigure,
  listMembers,
  exportMembers,
  showBridge,
  showCourse,
  showService,
  showOfficersService,
  exportService,
  findEnterprises,
  exportEnterprises,
  showEnterprise,
  showTimeline,
  showContact,
  showBriefing,
  correctStatement,
  stateOfEnterprise,
  mergeEnterprises,
  listPlans,
  writePlan,
  doPlanAction,
  reviewPlan,
  closePlan,
  listCampaigns,
  planCampaign,
  withdrawCampaign,
  findVisits,
  exportVisits,
  warnOfVisits,
  showVisit,
  showAttachment,
  showOfficerOfFirm,
  endAssignment,
  objectToAssignment,
  decideObjection,
  listOfficers,
  openOfficer,
  changeOfficer,
  leaveOfficer,
  linkAccount,
  coverAbsence,
  endAbsence,
  listAssignments,
  listUnassigned,
  assignOfficer,
  assignInBulk,
  listHandovers,
  downloadHandoverSheet,
  prepareHandover,
  acceptHandover,
  returnHandover,
  logVisit,
  amendVisit,
  withdrawVisit,
  findDemands,
  exportDemands,
  showDemand,
  showDemandAttachment,
  raiseDemand,
  moveDemand,
  amendDemand,
  showConfirmation,
  confirmDemand,
  drawCallBacks,
  listCallBacks,
  showCallBack,
  showCheckRules,
  listFirmsToCheck,
  listChecks,
  raiseCheck,
  showCheck,
  downloadCheckForm,
  staffCheck,
  recordCheck,
  concludeCheck,
  dropCheck,
  showDutyTable,
  setDuty,
  dropDuty,
  findDuties,
  exportDuties,
  markDutyDone,
  takeBackDuty,
  showMyWork,
  identifyPerson,
  showDigest,
  setDigest,
  dismissDigest,
  listReview,
  listTemplates,
  sampleRecords,
  exportVisitsByTemplate,
  exportDemandsByTemplate,
  saveTemplate,
  dropTemplate,
  settleContested,
  settleKept,
  giveUpMissing,
  confirmUnits,
  showTargets,
  explainLag,
  showRevisions,
  setTarget,
  adoptPlan,
  showMonthlyReport,
  downloadMonthlyReport,
  uploadList,
  pasteList,
  listImports,
  showImport,
  answerImport,
  listRows,
  listRefused,
  downloadRefused,
  acceptProposals,
  confirmMatches,
  decideMatch,
  commitImport,
  undoImport,
  receiveCommands,
  receiveBlob,
  showBlob,
  listChanges,
  listDevices,
  noteDialled,
  reportHealth,
  measure,
]
