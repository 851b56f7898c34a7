import { markCss } from '../element/mark.ts';

/**
 * The look and the custom properties of 360dialog's element. The default colour is the green of our own button, so
 * that both buttons look alike.
 */
export const css =
  `:host{display:inline-block}
button{background:var(--dialog-connect-bg,#0a6b47);color:var(--dialog-connect-color,#fff);border:var(--dialog-connect-border,none);padding:var(--dialog-connect-padding,12px 24px);border-radius:var(--dialog-connect-border-radius,4px);cursor:pointer;font-size:var(--dialog-connect-font-size,14px);font-family:var(--dialog-connect-font-family,system-ui,sans-serif);transition:var(--dialog-connect-transition,all .2s ease)}
button:hover{background:var(--dialog-connect-hover-bg,var(--dialog-connect-bg,#07543a));color:var(--dialog-connect-hover-color,var(--dialog-connect-color,#fff))}
button:active{background:var(--dialog-connect-active-bg,var(--dialog-connect-hover-bg,var(--dialog-connect-bg,#054029)))}
button:disabled{background:var(--dialog-connect-disabled-bg,#ccc);color:var(--dialog-connect-disabled-color,#666);cursor:not-allowed}` +
  markCss;
