export { AnsweredRefusal } from './world/answer.ts';
export { signInAt, type Visitor as PersonBrowser } from './world/visitor.ts';
