import type { InquiriesProjection } from '../src/inquiries/inquiries.projection';
import type { OfficeProjection } from '../src/journal/office.projection';
import type { LettersProjection } from '../src/letters/letters.projection';
import type { LetterRoutesProjection } from '../src/routing/letters/letter-routes.projection';
import type { RehearsalsProjection } from '../src/routing/rehearsal/rehearsals.projection';
import type { InquiryHands } from '../workflows/inquiry/inquiry.ports';
import type { LetterHands } from '../workflows/letter/letter.ports';
import type { RehearsalHands } from '../workflows/rehearsal/rehearsal.ports';
import type { RespondentHands } from '../workflows/respondent/respondent.ports';
import type { RouteHands } from '../workflows/shared/procedure.ports';

/** The hands of all processes. Each may run twice: the projections leave alone what the journal already has. */
export const createActivities = (
  office: OfficeProjection,
  letters: LettersProjection,
  routes: LetterRoutesProjection,
  inquiries: InquiriesProjection,
  rehearsals: RehearsalsProjection,
): LetterHands & InquiryHands & RespondentHands & RehearsalHands & RouteHands => ({
  readOn: office.readOn,
  openTask: office.openTask,
  armHold: office.armHold,
  fire: office.fire,
  discard: letters.discard,
  register: letters.register,
  dispatch: letters.dispatch,
  resend: letters.resend,
  withdraw: letters.withdraw,
  close: letters.close,
  workOut: routes.workOut,
  openStep: routes.openStep,
  clearSteps: routes.clearSteps,
  command: routes.command,
  retarget: inquiries.retarget,
  endInquiry: inquiries.endInquiry,
  reply: inquiries.reply,
  redirect: inquiries.redirect,
  report: inquiries.report,
  planOf: rehearsals.planOf,
  evaluate: rehearsals.evaluate,
  strike: rehearsals.strike,
  endRehearsal: rehearsals.endRehearsal,
});
