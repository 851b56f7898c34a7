/**
 * The look and the custom properties of 360dialog's element. The default blue is darker than the blue of 360dialog, so
 * that the text is readable.
 */
export const css = `:host{display:inline-block}
button{background:var(--dialog-connect-bg,#0056b3);color:var(--dialog-connect-color,#fff);border:var(--dialog-connect-border,none);padding:var(--dialog-connect-padding,12px 24px);border-radius:var(--dialog-connect-border-radius,4px);cursor:pointer;font-size:var(--dialog-connect-font-size,14px);font-family:var(--dialog-connect-font-family,system-ui,sans-serif);transition:var(--dialog-connect-transition,all .2s ease)}
button:hover{background:var(--dialog-connect-hover-bg,var(--dialog-connect-bg,#004494));color:var(--dialog-connect-hover-color,var(--dialog-connect-color,#fff))}
button:active{background:var(--dialog-connect-active-bg,var(--dialog-connect-hover-bg,var(--dialog-connect-bg,#003366)))}
button:disabled{background:var(--dialog-connect-disabled-bg,#ccc);color:var(--dialog-connect-disabled-color,#666);cursor:not-allowed}`;
