import { type RefusalDress, sentenceOf } from '../refusal-dress.ts';

/** Makes the body of a refusal on the Partner API: 360dialog's `meta`. */
export const partnerApiRefusal: RefusalDress = (refusal) => ({
  meta: { success: false, http_code: refusal.status, developer_message: sentenceOf(refusal) },
});
