// Texts of the screen about usage.
export const title = 'Usage';
export const lead = 'How many calls your keys made, and how many were refused.';
export const range = 'Range';
export const lastDays = (days: number) => `Last ${days} days`;
export const compare = 'Compare by';
export const calls = 'Calls';
export const allCalls = 'All calls';
export const refused = 'Refused';
export const refusedCalls = 'Refused calls';
export const refusedShare = 'Share refused';
export const nothingBefore = (days: number) => `None in the ${days} days before`;
export const sameAsBefore = (days: number) => `As many as in the ${days} days before`;
export const moreThanBefore = (part: string, days: number) => `${part} more than in the ${days} days before`;
export const lessThanBefore = (part: string, days: number) => `${part} less than in the ${days} days before`;
export const wasBefore = (part: string, days: number) => `${part} in the ${days} days before`;
export const showTable = 'Show as table';
export const download = 'Download CSV';
export const downloadOf = (name: string) => `Download CSV: ${name}`;
export const noRows = 'No calls.';
export const moreInFile = (shown: number, all: number) =>
  `The first ${shown} of ${all} rows. The CSV file has all rows.`;
export const noChart = 'The chart could not be loaded. The table below has the same numbers.';
export const day = 'Day';
export const daysTitle = 'Calls per day';
export const daysSentence = (days: number) =>
  `All calls and refused calls on each of the last ${days} days. Days begin and end in UTC. Today is not over yet.`;
export const daysLabel = (all: string, refusedOnes: string) =>
  `Line chart: ${all} calls, of which ${refusedOnes} were refused. The table below has each day.`;
export const groupNames = {
  key: 'Key',
  channel: 'Number',
  team: 'Team',
  application: 'Application',
  environment: 'Environment',
};
export const groupTitles = {
  key: 'Calls per key',
  channel: 'Calls per number',
  team: 'Calls per team',
  application: 'Calls per application',
  environment: 'Calls per environment',
};
export const groupOne = {
  key: 'each key',
  channel: 'each number',
  team: 'each team',
  application: 'each application',
  environment: 'each environment',
};
export const groupSentence = (each: string, shown: number, all: number) =>
  shown < all
    ? `The calls of ${each}: the ${shown} with the most calls of ${all}. The hatched part was refused.`
    : `The calls of ${each}, the most calls first. The hatched part was refused.`;
export const withRefused = (all: string, refusedOnes: string) => `${all} (${refusedOnes} refused)`;
export const noLabel = 'Not set';
export const noNumber = 'Not for one number';
export const environments = { production: 'Production', staging: 'Staging', development: 'Development' };
export const reasonsTitle = 'Refusals by reason';
export const reasonsSentence = 'Why calls were refused, the most frequent reason first.';
export const noneRefused = 'No call was refused in this time.';
export const reason = 'Reason';
export const code = 'Code';
export const shareOfRefused = 'Share';
export const showDays = (days: number) => `Show the last ${days} days`;
export const emptyTitle = (days: number) => `No calls in the last ${days} days`;
export const emptyText = 'When a program makes a call with one of your keys, the call is counted here within seconds.';
