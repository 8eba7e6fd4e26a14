export { letterWorkflow } from './letter/letter.workflow';
export { deliveryWorkflow } from './delivery/delivery.workflow';
export { inquiryWorkflow } from './inquiry/inquiry.workflow';
export { respondentWorkflow } from './respondent/respondent.workflow';
export { rehearsalWorkflow } from './rehearsal/rehearsal.workflow';
