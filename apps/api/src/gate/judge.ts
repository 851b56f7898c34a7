/** The rule that judges a key, under the names that the gate uses. */
export { judgeKey as judge, type KeyNeeds as Needs, type KeyVerdict as Verdict } from '@chatelaine/shared';
