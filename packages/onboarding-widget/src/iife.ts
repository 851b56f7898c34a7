import { completeReturn } from './connect/complete-return.ts';
import { connect } from './connect/connect.ts';
import './element.ts';

declare global {
  /** What the script tag brings. */
  var Chatelaine: { connect: typeof connect; completeReturn: typeof completeReturn };
}

globalThis.Chatelaine = { connect, completeReturn };
