export { readMail, type ReadMail } from '../../world/read-mail.ts';
