/** The rule of the gateway, by the names that it has here. */
export { judgeKey as judge, type KeyNeeds as Needs, type KeyVerdict as Verdict } from '@chatelaine/shared';
