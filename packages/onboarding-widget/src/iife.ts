import { completeReturn } from './connect/complete-return.ts';
import { connect } from './connect/connect.ts';
import './element.ts';

declare global {
  /** The global object that the script tag creates. */
  var Chatelaine: { connect: typeof connect; completeReturn: typeof completeReturn };
}

globalThis.Chatelaine = { connect, completeReturn };
