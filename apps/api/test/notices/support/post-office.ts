export { openPostOffice, type ArrivedMail, type PostOffice } from '../../world/post-office.ts';
